package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.Collected;
import java.io.IOException;
import java.util.List;

/** Where plain Jackson reads a tree, the reader finds the events in it; elsewhere nothing worse than broken JSON. */
class AuditEventReaderFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void findsWhatAPlainTreeHolds(byte[] json) throws IOException {
        Collected found = new Collected();
        boolean broken = isBroken(json, found);
        JsonNode tree = PlainEvents.tree(json);
        if (tree == null || !tree.isObject()) {
            return;
        }
        assertThat(broken).as("broken, where plain Jackson reads it").isFalse();
        assertSameInPlace(json, found);
        List<PlainEvents> expected = PlainEvents.of(tree);
        if (expected != null) {
            assertThat(found.events.size() + found.rejections.size() + found.skipped.size())
                    .isEqualTo(expected.size());
            List<PlainEvents> events =
                    expected.stream().filter(PlainEvents::isEvent).toList();
            assertThat(found.events).hasSameSizeAs(events);
            for (int i = 0; i < events.size(); i++) {
                assertThat(PlainEvents.of(found.events.get(i)).asFarAs(events.get(i)))
                        .isEqualTo(events.get(i));
            }
        }
    }

    private static void assertSameInPlace(byte[] json, Collected found) {
        Collected inPlace = new Collected();
        if (new AuditEventReader(new Cluster("test")).readInPlace(json, 0, json.length, inPlace) >= 0) {
            assertThat(inPlace.events).isEqualTo(found.events);
            assertThat(inPlace.skipped).isEqualTo(found.skipped);
        }
        assertThat(inPlace.rejections).isEmpty();
    }

    private static boolean isBroken(byte[] json, Collected found) throws IOException {
        try (JsonParser parser = AuditJson.FACTORY.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                new AuditEventReader(new Cluster("test")).read(parser, found);
            }
            return false;
        } catch (JsonProcessingException e) {
            return true;
        }
    }
}
