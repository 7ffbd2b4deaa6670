package dev.sawatch.testkit;

import java.io.IOException;

/** An instance of a cloud's function, as the cloud calls it. */
@FunctionalInterface
public interface TestedFunction {
    /**
     * Delivers bytes. Returning means that they are acknowledged; any exception that they are not, and will be delivered
     * again.
     */
    void deliver(byte[] delivery) throws IOException;
}
