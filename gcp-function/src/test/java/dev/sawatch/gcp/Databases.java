package dev.sawatch.gcp;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.util.UUID;

/** Databases of the emulator, which makes one when it is first named. */
final class Databases {
    static final String PROJECT = "example-project";

    /** A client of a new, empty database. */
    static Firestore create() {
        return open(GcloudEmulator.FIRESTORE.address(), "sawatch-" + UUID.randomUUID());
    }

    /** A client that tries once. */
    static Firestore open(String address, String database) {
        return options(address, database).getService();
    }

    /** A client of nothing. */
    static Firestore unreachable() {
        return Unreachable.CLIENT;
    }

    private static final class Unreachable {
        static final Firestore CLIENT = open("127.0.0.1:" + GcloudEmulator.freePort(), "sawatch");
    }

    private static FirestoreOptions options(String address, String database) {
        return FirestoreOptions.newBuilder()
                .setProjectId(PROJECT)
                .setDatabaseId(database)
                .setEmulatorHost(address)
                .setCredentials(new FirestoreOptions.EmulatorCredentials())
                .setRetrySettings(RetrySettings.newBuilder().setMaxAttempts(1).build())
                .build();
    }

    private Databases() {}
}
