package dev.sawatch.testkit;

import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import java.util.List;

class InMemoryRejectSinkTest extends RejectSinkContract {
    private final InMemoryRejectSink sink = new InMemoryRejectSink();

    @Override
    protected RejectSink sink() {
        return sink;
    }

    @Override
    protected RejectSink unavailable() {
        return new FaultyRejectSink(sink, new Fault(1, Fault.Moment.BEFORE));
    }

    @Override
    protected List<Rejection> received(int count, String mark) {
        return sink.kept();
    }
}
