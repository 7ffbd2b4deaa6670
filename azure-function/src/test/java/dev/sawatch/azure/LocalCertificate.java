package dev.sawatch.azure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine, made for this JVM: clients send tokens by HTTPS only. */
final class LocalCertificate {
    static final String PASSWORD = "changeit";

    private static final Path FILE = make();
    private static final SSLContext CONTEXT = context();

    /** A PKCS#12 file with the key and the certificate, which serves as a trust store, too. */
    static Path file() {
        return FILE;
    }

    /** That of a server with the certificate, and of a client that trusts it. */
    static SSLContext sslContext() {
        return CONTEXT;
    }

    private static Path make() {
        try {
            Path file = Files.createTempDirectory("sawatch-certificate")
                    .resolve("local.p12")
                    .toAbsolutePath();
            file.toFile().deleteOnExit();
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "local",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=127.0.0.1",
                            "-ext",
                            "SAN=ip:127.0.0.1,dns:localhost",
                            "-ext",
                            "BC=ca:true",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new AssertionError("keytool made no certificate");
            }
            return file;
        } catch (IOException e) {
            throw new AssertionError("no certificate", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no certificate", e);
        }
    }

    private static SSLContext context() {
        try (InputStream in = Files.newInputStream(FILE)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("local", keys.getCertificate("local"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("no certificate", e);
        }
    }

    private LocalCertificate() {}
}
