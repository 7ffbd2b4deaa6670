package dev.sawatch.gcp;

import com.google.api.core.ApiFuture;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteResult;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import io.grpc.Status;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Records in a Firestore database, one document each in the collection {@value #COLLECTION}. A document's id is {@code
 * KIND:CLUSTER:NAME}, the last two encoded as in the query of a URL.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><td>{@code text} (string)</td><td>the record; its form's version is in it</td></tr>
 * <tr><td>{@code expires} (timestamp)</td><td>the field of the collection's TTL policy</td></tr>
 * <tr><td>{@code revision} (integer)</td><td>one more with each replacement, so that each changes the document: one that
 *     changes nothing would leave its update time as it was</td></tr>
 * </table>
 *
 * <p>A record's version is its document's update time. Reading: one BatchGetDocuments, strongly consistent. Replacing: one
 * write on the condition that the update time is the one last read, or that there is no document; a failed condition is a
 * lost race, and so is what Firestore gives up for another's sake. The client retries what is unavailable; what fails all
 * the same is a {@link StateStoreException}, a document over Firestore's 1 MiB among it.
 */
public final class FirestoreStateStore implements StateStore {
    static final String COLLECTION = "records";

    private static final Set<Status.Code> LOST = EnumSet.of(
            Status.Code.ALREADY_EXISTS, Status.Code.FAILED_PRECONDITION, Status.Code.NOT_FOUND, Status.Code.ABORTED);

    private final Firestore firestore;
    private final CollectionReference records;

    /** @param firestore a client of the database, with a bounded retry of its own */
    public FirestoreStateStore(Firestore firestore) {
        this.firestore = firestore;
        this.records = firestore.collection(COLLECTION);
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, StateKey> asked = new HashMap<>();
        keys.forEach(key -> asked.put(StateDocument.id(key), key));
        DocumentReference[] documents =
                asked.keySet().stream().map(records::document).toArray(DocumentReference[]::new);
        Map<StateKey, StateRecord> found = new HashMap<>();
        try {
            for (DocumentSnapshot document : firestore.getAll(documents).get()) {
                if (document.exists()) {
                    StateKey key = Objects.requireNonNull(asked.get(document.getId()));
                    found.put(key, StateDocument.record(key, document));
                }
            }
        } catch (ExecutionException e) {
            throw new StateStoreException("Firestore could not read " + keys.size() + " records" + code(e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return found;
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        try {
            return Optional.of(String.valueOf(write(record).get().getUpdateTime()));
        } catch (ExecutionException e) {
            if (LOST.contains(Status.fromThrowable(e).getCode())) {
                return Optional.empty();
            }
            String kind = record.key().kind().label();
            throw new StateStoreException("Firestore could not write a " + kind + " record" + code(e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ApiFuture<WriteResult> write(StateRecord record) {
        DocumentReference document = records.document(StateDocument.id(record.key()));
        Map<String, Object> fields = StateDocument.fields(record);
        String version = record.version();
        return version == null
                ? document.create(fields)
                : document.update(fields, Precondition.updatedAt(Timestamp.parseTimestamp(version)));
    }

    private static String code(ExecutionException e) {
        return ": " + Status.fromThrowable(e).getCode();
    }

    private static StateStoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StateStoreException("interrupted while Firestore was asked", e);
    }
}
