package dev.sawatch.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints one line of JSON for each batch: what makes metrics of its numbers in this cloud, then the numbers. */
public final class SummaryLog implements Consumer<Summary> {
    private final Metrics metrics;
    private final Consumer<String> out;

    /**
     * @param metrics the cloud's own part
     * @param out the log
     */
    public SummaryLog(Metrics metrics, PrintStream out) {
        this(metrics, out::println);
    }

    /** As the other, for a log that takes lines. */
    public SummaryLog(Metrics metrics, Consumer<String> out) {
        this.metrics = metrics;
        this.out = out;
    }

    /** The form by which a cloud makes metrics of a line of the log. */
    @FunctionalInterface
    public interface Metrics {
        /** Puts what the form asks for into a line that is still empty. */
        void begin(ObjectNode line, Summary summary);
    }

    @Override
    public void accept(Summary summary) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        metrics.begin(line, summary);
        summary.addTo(line);
        out.accept(line.toString());
    }
}
