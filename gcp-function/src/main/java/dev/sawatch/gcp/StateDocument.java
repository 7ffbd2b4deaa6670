package dev.sawatch.gcp;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldValue;
import dev.sawatch.alert.Hash;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A record as a document; {@link FirestoreStateStore} says what is in it. */
final class StateDocument {
    private static final String TEXT = "text";
    private static final String EXPIRES = "expires";
    private static final String REVISION = "revision";

    /** An id has at most 1,500 bytes (Cloud Firestore, usage and limits). */
    private static final int MAX_ID = 1_500;

    /**
     * The id of a key's document: the kind, and behind colons cluster and name as in the query of a URL, for an id has no
     * slash and is no dots. What would be too long is there by its hash.
     */
    static String id(StateKey key) {
        String kind = key.kind().label();
        String id = kind + ":" + encoded(key.cluster()) + ":" + encoded(key.name());
        return id.length() <= MAX_ID ? id : kind + ":" + Hash.of(List.of(key.cluster(), key.name()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Map<String, Object> fields(StateRecord record) {
        Instant expires = record.expires();
        return Map.of(
                TEXT,
                record.text(),
                EXPIRES,
                Timestamp.ofTimeSecondsAndNanos(expires.getEpochSecond(), expires.getNano()),
                REVISION,
                FieldValue.increment(1));
    }

    /** The record in a document that exists. */
    static StateRecord record(StateKey key, DocumentSnapshot document) {
        Timestamp expires = Objects.requireNonNull(document.getTimestamp(EXPIRES), EXPIRES);
        return new StateRecord(
                key,
                Objects.requireNonNull(document.getString(TEXT), TEXT),
                Instant.ofEpochSecond(expires.getSeconds(), expires.getNanos()),
                String.valueOf(document.getUpdateTime()));
    }

    private StateDocument() {}
}
