package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.eks.EksEnvelopeReader.Delivery;
import java.io.IOException;
import java.io.OutputStream;

/** What Kinesis is answered: which of its records failed. */
final class KinesisAnswer {
    /** Writes the answer to a delivery: nothing but to Kinesis, whose failed records it lists. */
    static void write(Delivery delivery, OutputStream answer) throws IOException {
        if (!delivery.kinesis()) {
            return;
        }
        try (JsonGenerator json = AuditJson.FACTORY.createGenerator(answer)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (String sequenceNumber : delivery.undecodable()) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", sequenceNumber);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private KinesisAnswer() {}
}
