package dev.sawatch.gcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Prints why a request was not acknowledged, at once: one line of JSON with severity ERROR, the trace and the stack, as
 * Cloud Logging and Error Reporting read them. All requests of a batch fail by one exception, and are one line. Only
 * messages of Sawatch's own exceptions are told: a client's may name what it was about.
 */
final class FaultLog {
    private static final String OWN = "dev.sawatch.";

    private final String project;
    private final PrintStream out;
    private final AtomicReference<@Nullable Throwable> last = new AtomicReference<>();

    /**
     * @param project of the traces
     * @param out the log
     */
    FaultLog(String project, PrintStream out) {
        this.project = project;
        this.out = out;
    }

    /** @param trace id of the request's trace; empty for none */
    void report(Throwable fault, String trace) {
        if (fault.equals(last.getAndSet(fault))) {
            return;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("severity", "ERROR");
        line.put("message", "not acknowledged, to be pushed again: " + description(fault));
        if (!trace.isEmpty()) {
            line.put("logging.googleapis.com/trace", "projects/" + project + "/traces/" + trace);
        }
        line.put("stack_trace", stack(fault));
        out.println(line);
    }

    private static String description(Throwable fault) {
        String name = fault.getClass().getName();
        return name.startsWith(OWN) ? name + ": " + fault.getMessage() : name;
    }

    private static String stack(Throwable fault) {
        StringBuilder stack = new StringBuilder(description(fault));
        for (StackTraceElement frame : fault.getStackTrace()) {
            stack.append("\n\tat ").append(frame);
        }
        Throwable cause = fault.getCause();
        return cause == null ? stack.toString() : stack + "\nCaused by: " + stack(cause);
    }
}
