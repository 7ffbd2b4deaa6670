package dev.sawatch.cli.state;

import dev.sawatch.state.StateStoreException;
import java.io.IOException;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/** Asks a store, and says in the port's words why it does not answer. */
final class Access {
    private final String name;
    private volatile boolean closed;

    /** @param name what people call the store */
    Access(String name) {
        this.name = name;
    }

    /** A closed map would go on answering from what it remembers. */
    <T> T tried(Supplier<T> question) {
        if (closed) {
            throw new StateStoreException(name + " is closed");
        }
        try {
            return question.get();
        } catch (MVStoreException e) {
            throw unavailable(e);
        }
    }

    void close() {
        closed = true;
    }

    /** The system's own words stand at the bottom of a pile of exceptions. */
    StateStoreException unavailable(MVStoreException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        String reason = cause instanceof IOException ? ": " + cause.getMessage() : "";
        return new StateStoreException(name + " cannot be read or written" + reason);
    }
}
