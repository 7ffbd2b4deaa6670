package dev.sawatch.gcp;

import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.time.Duration;
import java.util.UUID;

/** Databases of the emulator, which makes one when it is first named. */
final class Databases {
    static final String PROJECT = "example-project";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A client of a new, empty database. */
    static Firestore create() {
        return open(GcloudEmulator.FIRESTORE.address(), "sawatch-" + UUID.randomUUID());
    }

    /** A client that tries once. */
    static Firestore open(String address, String database) {
        return open(Topics.channel(address), database);
    }

    /** A client of a new database of which one request in n fails. */
    static Firestore flaky(int n) {
        return open(
                Topics.channel(GcloudEmulator.FIRESTORE.address()).setInterceptorProvider(new FlakyChannel(n)),
                "sawatch-" + UUID.randomUUID());
    }

    private static Firestore open(InstantiatingGrpcChannelProvider.Builder channel, String database) {
        return FirestoreOptions.newBuilder()
                .setProjectId(PROJECT)
                .setDatabaseId(database)
                .setChannelProvider(channel.build())
                .setCredentials(new FirestoreOptions.EmulatorCredentials())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setMaxAttempts(1)
                        .setInitialRpcTimeoutDuration(PATIENCE)
                        .setMaxRpcTimeoutDuration(PATIENCE)
                        .setTotalTimeoutDuration(PATIENCE)
                        .build())
                .build()
                .getService();
    }

    /** A client of nothing. */
    static Firestore unreachable() {
        return Unreachable.CLIENT;
    }

    private static final class Unreachable {
        static final Firestore CLIENT = open("127.0.0.1:" + GcloudEmulator.freePort(), "sawatch");
    }

    static void close(Firestore firestore) {
        try {
            firestore.close();
        } catch (Exception e) {
            throw new IllegalStateException("Firestore's client does not close", e);
        }
    }

    private Databases() {}
}
