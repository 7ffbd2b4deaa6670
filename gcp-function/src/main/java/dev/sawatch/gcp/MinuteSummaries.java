package dev.sawatch.gcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.function.Summary;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints one line of JSON for all batches of a minute, {@code batches} and their numbers added up, for a line of each would
 * cost more than its work. The line is printed with the first batch after the minute, or at the end of the instance. Its
 * severity is INFO, or WARNING where records were rejected, a breaker is open or a profile is full; the first such batch in
 * a minute is told at once.
 */
final class MinuteSummaries implements Consumer<Summary> {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PrintStream out;
    private @Nullable Summary sum;
    private long batches;
    private Instant due = Instant.MIN;
    private Instant warned = Instant.MIN;

    MinuteSummaries(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(Summary summary) {
        if (sum == null) {
            due = summary.time().plus(MINUTE);
        }
        sum = sum == null ? summary : sum.plus(summary);
        batches++;
        boolean warning = isWorrying(summary) && !summary.time().isBefore(warned.plus(MINUTE));
        if (warning || !summary.time().isBefore(due)) {
            warned = isWorrying(sum) ? summary.time() : warned;
            flush();
        }
    }

    /** Prints what was not printed yet. */
    synchronized void flush() {
        if (sum != null) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("severity", isWorrying(sum) ? "WARNING" : "INFO").put("message", "Sawatch");
            sum.addTo(line.put("batches", batches));
            out.println(line);
            sum = null;
            batches = 0;
        }
    }

    private static boolean isWorrying(Summary summary) {
        return !summary.result().rejected().isEmpty()
                || summary.result().stopped() > 0
                || summary.result().profileFull() > 0;
    }
}
