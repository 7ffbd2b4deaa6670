package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sawatch.reading.json.JsonCursor;

/** Jackson for untrusted input: UTF-8, bounded in depth and in length of texts. */
public final class AuditJson {
    /** Deepest nesting that is read; Kubernetes objects stay far below. */
    public static final int MAX_DEPTH = JsonCursor.MAX_DEPTH;

    /** Longest text or number that is read, in characters; the API server takes requests of at most 3 MiB. */
    public static final int MAX_TEXT = JsonCursor.MAX_TEXT;

    /** Shared: making parsers is thread-safe, and its table of field names pays off by reuse. */
    public static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Else bytes of zero pass for UTF-32, and broken UTF-32 for a stream that fails.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_TEXT)
                    .build())
            .build();

    private AuditJson() {}
}
