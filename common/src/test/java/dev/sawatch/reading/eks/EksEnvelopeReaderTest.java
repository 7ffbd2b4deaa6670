package dev.sawatch.reading.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every peculiarity of the EKS audit log, E1 to E9, and of what carries it. */
class EksEnvelopeReaderTest {
    private static final String TIME = "2026-01-05T10:00:00.123456Z";
    private static final String ONE = EksPayloads.auditEvent("one", TIME, "payments/checkout", "list", "secrets");
    private static final String TWO = EksPayloads.auditEvent("two", TIME, "payments/checkout", "get", "configmaps");

    private final EksEnvelopeReader reader = new EksEnvelopeReader(EksPayloads.REGION);

    private Collected read(String event) {
        return Collected.by(reader, event);
    }

    private Collected readMessages(String... messages) {
        return read(EksPayloads.logsEvent(EksPayloads.payload(List.of(messages))));
    }

    @Test
    void theClusterIsOfTheOwnerTheLogGroupAndTheRegion() {
        assertThat(readMessages(ONE, TWO).events)
                .extracting(AuditEvent::cluster)
                .containsOnly(new Cluster("arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu"));
        assertThat(Collected.by(
                                new EksEnvelopeReader("us-gov-west-1"),
                                EksPayloads.logsEvent(EksPayloads.payload(List.of(ONE))))
                        .events)
                .singleElement()
                .extracting(event -> event.cluster().id())
                .isEqualTo("arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/prod-eu");
    }

    @Test
    void anAuditStreamOfAnotherGroupIsRejectedAsOne() {
        String payload = EksPayloads.payload("DATA_MESSAGE", "/my/audit", EksPayloads.STREAM, List.of(ONE, TWO));
        Collected found = read(EksPayloads.logsEvent(payload));
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.UNKNOWN_FORM);
            assertThat(rejection.excerpt()).isEqualTo("/my/audit");
        });
    }

    @Test
    void controlMessagesAreSkipped() {
        Collected found = read(EksPayloads.logsEvent(EksPayloads.controlMessage()));
        assertThat(found.skipped).containsExactly(Skip.CONTROL_MESSAGE);
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void otherStreamsOfTheGroupAreSkipped() {
        for (String stream : List.of("kube-apiserver-1", "authenticator-1", "kube-scheduler-1", "")) {
            String payload =
                    EksPayloads.payload("DATA_MESSAGE", "/aws/eks/prod-eu/cluster", stream, List.of(ONE, "I1"));
            Collected found = read(EksPayloads.logsEvent(payload));
            assertThat(found.skipped).containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
            assertThat(found.events).isEmpty();
        }
    }

    @Test
    void messagesThatAreNoObjectAreSkipped() {
        assertThat(readMessages("I0105 10:00:00.000000       1 trace.go:219] Trace", "", ONE).skipped)
                .containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
    }

    @Test
    void theOrderOfFieldsIsOfNoMatter() {
        String payload = """
                {"logEvents":[{"id":0,"timestamp":1,"message":"%s"}],"logGroup":"/aws/eks/prod-eu/cluster",\
                "logStream":"%s","messageType":"DATA_MESSAGE","owner":"111122223333"}""".formatted(ONE.replace("\"", "\\\""), EksPayloads.STREAM);
        assertThat(read(EksPayloads.logsEvent(payload)).events)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("fingerprint")
                .isEqualTo(readMessages(ONE).events)
                .hasSize(1);
    }

    @Test
    void duplicatesAndDisorderAreHandedOnAsTheyCome() {
        assertThat(readMessages(TWO, ONE, TWO).auditIds()).containsExactly("two", "one", "two");
    }

    @Test
    void entriesOfOneMegabyteAreRead() {
        String large = ONE.replace("\"private\"", "\"" + "x\\\"é".repeat(230_000) + "\"");
        assertThat(large.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(1 << 20);
        assertThat(readMessages(large, TWO).auditIds()).containsExactly("one", "two");
    }

    @Test
    void aCutMessageIsDeducedFromWhatIsBeforeItsBody() {
        String cut = ONE.substring(0, ONE.indexOf("private") + 3) + "[Truncated...]";
        Collected found = readMessages(cut, TWO);
        assertThat(found.auditIds()).containsExactly("one", "two");
        AuditEvent event = found.events.get(0);
        assertThat(event.deduced()).isTrue();
        assertThat(event.received()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(event.call().resource()).isEqualTo("secrets");
        assertThat(event.decision()).isNull();
        assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(found.events.get(1).deduced()).isFalse();
    }

    @Test
    void aCutMessageWithoutItsUserIsRejected() {
        String cut = ONE.substring(0, ONE.indexOf("\"user\"") + 20) + "[Truncated...]";
        Collected found = readMessages(cut, TWO);
        assertThat(found.auditIds()).containsExactly("two");
        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(rejection.cluster()).isEqualTo(EksPayloads.CLUSTER);
            assertThat(rejection.excerpt()).contains("auditID=one").doesNotContain("private");
        });
    }

    @Test
    void aCutMessageOfAnEarlyStageOrAnotherUserIsSkipped() {
        String body = ONE.substring(0, ONE.indexOf("private")) + "[Truncated...]";
        assertThat(readMessages(
                                body.replace("ResponseComplete", "RequestReceived"),
                                body.replace("system:serviceaccount:payments:checkout", "kubernetes-admin"))
                        .skipped)
                .containsExactly(Skip.EARLY_STAGE, Skip.OTHER_USER);
    }

    @Test
    void peopleAndNodesAreSkipped() {
        assertThat(readMessages(
                                ONE.replace("system:serviceaccount:payments:checkout", "eks:addon-manager"),
                                ONE.replace("system:serviceaccount:payments:checkout", "system:node:ip-10-0-0-1"))
                        .skipped)
                .containsExactly(Skip.OTHER_USER, Skip.OTHER_USER);
    }

    @Test
    void prettyMessagesAndObjectsAreRead() {
        String pretty = "  " + ONE.replace("{", "{\n\t").replace(",", ",\n") + "\n";
        assertThat(readMessages(pretty).auditIds()).containsExactly("one");
        String payload = EksPayloads.payload(List.of("PLACE"))
                .replace("\"message\":\"PLACE\"", "\"extractedFields\":{\"a\":{\"b\":[1]}},\"message\":" + ONE);
        assertThat(read(EksPayloads.logsEvent(payload)).auditIds()).containsExactly("one");
    }

    @Test
    void noLogEventsAreNothing() {
        Collected found = readMessages();
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
        assertThat(found.skipped).isEmpty();
    }

    @Test
    void oneBrokenMessageDoesNotSpoilItsBatch() {
        String broken = ONE.replace("\"requestReceivedTimestamp\":", "\"requestReceivedTimestamp\":x");
        String deep = "{\"auditID\":" + "[".repeat(2000);
        Collected found = readMessages(broken, deep, "{}", TWO);
        assertThat(found.auditIds()).containsExactly("two");
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsExactly(Reason.NOT_JSON, Reason.TOO_LARGE, Reason.MISSING_FIELD);
        assertThat(found.rejections.get(0).excerpt()).contains("auditID").doesNotContain("private");
        assertThat(found.rejections).allSatisfy(r -> assertThat(r.cluster()).isEqualTo(EksPayloads.CLUSTER));
    }

    @Test
    void ofKinesisOnlyTheUndecodableRecordsAreReported() throws IOException {
        byte[] good = EksPayloads.gzip(EksPayloads.bytes(EksPayloads.payload(List.of(ONE))));
        byte[] partlyGood = EksPayloads.gzip(EksPayloads.bytes(EksPayloads.payload(List.of("{\"broken\":", TWO))));
        List<String> data = List.of(
                EksPayloads.base64(good),
                "no base64 !",
                EksPayloads.base64(Arrays.copyOf(good, good.length / 2)),
                EksPayloads.base64(EksPayloads.bytes("{\"no\":")),
                EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes("[1]"))),
                "",
                EksPayloads.base64(partlyGood));
        Collected found = new Collected();
        EksEnvelopeReader.Delivery delivery = reader.readDelivery(stream(EksPayloads.kinesisEvent(data)), found);
        assertThat(delivery).isEqualTo(new EksEnvelopeReader.Delivery(true, List.of("2", "3", "4", "5", "6")));
        assertThat(found.auditIds()).startsWith("one").endsWith("two");
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsExactly(
                        Reason.NOT_JSON,
                        Reason.NOT_JSON,
                        Reason.NOT_JSON,
                        Reason.UNKNOWN_FORM,
                        Reason.NOT_JSON,
                        Reason.NOT_JSON);
    }

    @Test
    void gzipInGzipAndNoneAreReadToo() {
        String payload = EksPayloads.payload(List.of(ONE));
        byte[] twice = EksPayloads.gzip(EksPayloads.gzip(EksPayloads.bytes(payload)));
        assertThat(read(EksPayloads.logsEventOf(EksPayloads.base64(twice))).auditIds())
                .containsExactly("one");
        assertThat(read(EksPayloads.logsEventOf(EksPayloads.base64(EksPayloads.bytes(payload + payload))))
                        .auditIds())
                .containsExactly("one", "one");
    }

    @Test
    void dataInManyChunksIsReadWhole() {
        String[] messages = new String[3000];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = EksPayloads.auditEvent("id" + i * 7919, TIME, "payments/checkout", "get", "pods");
        }
        String payload = EksPayloads.payload(List.of(messages));
        Collected found = read(EksPayloads.logsEventOf(EksPayloads.base64(EksPayloads.bytes(payload))));
        assertThat(found.auditIds()).hasSize(3000).contains("id0", "id" + 2999 * 7919);
    }

    @Test
    void firehosesTransformationEventIsRead() {
        String data = EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(EksPayloads.payload(List.of(ONE)))));
        String event = "{\"invocationId\":\"i\",\"deliveryStreamArn\":\"arn\",\"region\":\"eu-central-1\",\"records\":"
                + "[{\"recordId\":\"r\",\"approximateArrivalTimestamp\":1,\"data\":\"" + data + "\"}]}";
        assertThat(read(event).auditIds()).containsExactly("one");
        assertThat(reader.recognises(Set.of("invocationId", "deliveryStreamArn", "records")))
                .isTrue();
        assertThat(reader.recognises(Set.of("records"))).isFalse();
    }

    /** Recorded from another implementation of CloudWatch Logs; README.md beside it says how. */
    @Test
    void whatMotoSendsIsReadLikeOurOwn() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EksEnvelopeReaderTest.class.getResourceAsStream("moto-payload.base64"))) {
            String data = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String event : List.of(EksPayloads.logsEventOf(data), EksPayloads.kinesisEvent(List.of(data)))) {
                Collected found = read(event);
                assertThat(found.auditIds()).containsExactly("moto-1", "moto-3");
                assertThat(found.events)
                        .extracting(e -> e.cluster().id())
                        .containsOnly("arn:aws:eks:eu-central-1:123456789012:cluster/prod-eu");
                assertThat(found.skipped).containsExactlyInAnyOrder(Skip.OTHER_USER, Skip.OTHER_LOG);
                assertThat(found.rejections).isEmpty();
            }
        }
    }

    @Test
    void eventsOfOthersAreRejected() {
        for (String event : List.of("{}", "{\"Records\":[{\"Sns\":{}}]}", "[1]", "{\"awslogs\":{\"da")) {
            Collected found = new Collected();
            try {
                reader.readDelivery(stream(event), found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(found.rejections).as(event).hasSize(1);
        }
    }

    @Test
    void whatQueriesPrintIsRead() {
        QueryResultReader queries = new QueryResultReader(EksPayloads.CLUSTER);
        String message = ONE.replace("\"", "\\\"");
        String filtered = """
                {"events":[{"logStreamName":"kube-apiserver-audit-1","timestamp":1767607200000,"message":"%s",\
                "ingestionTime":1,"eventId":"1"},{"logStreamName":"authenticator-1","message":"{}"},%s]}""".formatted(message, TWO);
        Collected found = Collected.by(queries, filtered);
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG);
        String results = """
                {"results":[[{"field":"@timestamp","value":"2026-01-05 10:00:00.000"},\
                {"field":"@message","value":"%s"},{"field":"@ptr","value":"x"}],[]],"status":"Complete"}""".formatted(message);
        found = Collected.by(queries, results);
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.MISSING_FIELD);
    }

    @Test
    void formsAreToldByTheirFields() {
        SubscriptionPayloadReader payloads = new SubscriptionPayloadReader(EksPayloads.REGION);
        assertThat(payloads.recognises(Set.of("messageType", "owner", "logGroup")))
                .isTrue();
        assertThat(payloads.recognises(Set.of("logEvents"))).isTrue();
        assertThat(payloads.recognises(Set.of("kind"))).isFalse();
        assertThat(reader.recognises(Set.of("awslogs"))).isTrue();
        assertThat(reader.recognises(Set.of("Records"))).isTrue();
        QueryResultReader queries = new QueryResultReader(EksPayloads.CLUSTER);
        assertThat(queries.recognises(Set.of("results", "status"))).isTrue();
        assertThat(queries.recognises(Set.of("events"))).isTrue();
        assertThat(queries.recognises(Set.of("kind", "events"))).isFalse();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(EksPayloads.bytes(text));
    }
}
