package dev.sawatch.testkit;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import java.util.List;

/** A reject sink that fails when its {@link Fault} says so. */
public record FaultyRejectSink(RejectSink sink, Fault fault) implements RejectSink {
    @Override
    public void reject(List<Rejection> rejections) {
        fault.around(() -> sink.reject(rejections), DeliveryException::new);
    }
}
