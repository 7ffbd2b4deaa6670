package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The JSON factory for untrusted input. */
public final class AuditJson {
    /** Deepest nesting that is read; Kubernetes objects stay far below. */
    public static final int MAX_DEPTH = 1_000;

    /** Longest text that is read, in characters; the API server takes requests of at most 3 MiB. */
    public static final int MAX_TEXT = 20_000_000;

    /** Shared: making parsers is thread-safe, and its table of field names pays off by reuse. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private AuditJson() {}
}
