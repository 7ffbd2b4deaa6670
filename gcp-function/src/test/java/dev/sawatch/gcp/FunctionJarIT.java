package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The jar that is deployed: a cold start reads it. */
class FunctionJarIT {
    private static final long LIMIT = 28L * 1024 * 1024;

    private final File jar = new File(Objects.requireNonNull(System.getProperty("sawatch.jar")));

    @Test
    void isSmallAndLacksWhatTheFunctionDoesNotUse() throws IOException {
        System.out.printf("%s: %.1f MB%n", jar.getName(), jar.length() / (1024.0 * 1024));
        assertThat(jar.length()).isLessThan(LIMIT);
        assertThat(names())
                .contains("dev/sawatch/gcp/GcpFunction.class")
                .noneMatch(name -> name.startsWith("io/grpc/xds/")
                        || name.startsWith("org/conscrypt/")
                        || name.startsWith("com/google/monitoring/")
                        || name.startsWith("com/google/cloud/functions/"));
    }

    @Test
    void hasTheLicencesOfWhatItHolds() throws IOException {
        assertThat(names()).anyMatch(name -> name.startsWith("META-INF/LICENSE"));
    }

    /** By that the Java buildpack knows that there is nothing to build. */
    @Test
    void isAllThatIsDeployed() throws IOException {
        try (ZipFile zip = new ZipFile(Objects.requireNonNull(System.getProperty("sawatch.zip")))) {
            assertThat(zip.stream()).extracting(ZipEntry::getName).containsExactly("sawatch-gcp.jar");
        }
    }

    private List<String> names() throws IOException {
        try (JarFile open = new JarFile(jar)) {
            return open.stream().map(ZipEntry::getName).toList();
        }
    }
}
