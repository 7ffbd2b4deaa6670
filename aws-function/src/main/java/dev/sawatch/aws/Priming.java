package dev.sawatch.aws;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.crac.Context;
import org.crac.Resource;

/**
 * Loads and warms what a batch needs before SnapStart takes its snapshot: a made-up batch goes through a pipeline without
 * a store, and the real store is asked for a record that is not there. Nothing is left behind by it. After the restore
 * nothing is to be done: connections are dropped by their age, credentials are asked for anew, and no random number is
 * kept.
 */
final class Priming implements Resource {
    private final EksEnvelopeReader reader;
    private final StateStore store;
    private final Settings settings;
    private final InstantSource clock;

    Priming(EksEnvelopeReader reader, StateStore store, Settings settings, InstantSource clock) {
        this.reader = reader;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        AuditPipeline pipeline = new AuditPipeline(new NoStore(), message -> {}, rejections -> {}, settings, clock);
        Batch batch = pipeline.newBatch();
        reader.readDelivery(new ByteArrayInputStream(event()), batch);
        pipeline.process(batch);
        try {
            store.find(Set.of(new StateKey(StateKey.Kind.CLUSTER, "priming", "")));
        } catch (StateStoreException e) {
            // The snapshot is as good without; a fault that lasts is told by the first batch.
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing, see above.
    }

    private byte[] event() {
        String message = """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"priming","stage":"ResponseComplete",\
                "requestURI":"/api/v1/pods","verb":"list","user":{"username":"system:serviceaccount:priming:priming"},\
                "sourceIPs":["192.0.2.1"],"userAgent":"priming/1","objectRef":{"resource":"pods","apiVersion":"v1"},\
                "responseStatus":{"code":200},"requestReceivedTimestamp":"%s"}""".formatted(clock.instant());
        String payload = """
                {"messageType":"DATA_MESSAGE","owner":"111122223333","logGroup":"/aws/eks/priming/cluster",\
                "logStream":"kube-apiserver-audit-priming","logEvents":[{"id":"0","timestamp":0,"message":"%s"}]}""".formatted(message.replace("\"", "\\\""));
        return ("{\"awslogs\":{\"data\":\"" + Base64.getEncoder().encodeToString(gzip(payload)) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** A store in which nothing is found and everything can be written. */
    private static final class NoStore implements StateStore {
        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            return Map.of();
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            return Optional.of("1");
        }
    }
}
