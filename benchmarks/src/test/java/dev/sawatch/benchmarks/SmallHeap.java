package dev.sawatch.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * To be run with little memory. Plays the recording twice over, 171 MB, in batches of 10,000 events, as a function would
 * get them at most. The bytes are read as they come; the store is in the same memory.
 */
final class SmallHeap implements EventSink {
    static final int BATCH = 10_000;

    private final Replay replay = Replay.into(new InMemoryStateStore());
    private List<AuditEvent> batch = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        SmallHeap heap = new SmallHeap();
        for (int time = 0; time < 2; time++) {
            heap.read();
        }
        heap.play();
        System.out.println(heap.replay.result().events() + " events, "
                + heap.replay.alerts().size() + " alerts");
    }

    private void read() throws IOException {
        AuditEventReader reader = new AuditEventReader(Recording.CLUSTER);
        try (InputStream in = Recording.open();
                JsonParser parser = AuditJson.FACTORY.createParser(in)) {
            while (parser.nextToken() != null) {
                reader.read(parser, this);
            }
        }
    }

    @Override
    public void event(AuditEvent event) {
        batch.add(event);
        if (batch.size() == BATCH) {
            play();
        }
    }

    private void play() {
        replay.process(batch);
        batch = new ArrayList<>();
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalStateException("the recording holds only good events: " + rejection.detail());
    }

    @Override
    public void skipped(Skip reason) {
        // Of people and of the control plane.
    }
}
