package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.InputStream;

/** The JSON factory for untrusted input: UTF-8, bounded in depth and in length of texts. */
public final class AuditJson extends JsonFactory {
    /** Deepest nesting that is read; Kubernetes objects stay far below. */
    public static final int MAX_DEPTH = 1_000;

    /** Longest text or number that is read, in characters; the API server takes requests of at most 3 MiB. */
    public static final int MAX_TEXT = 20_000_000;

    /** Shared: making parsers is thread-safe, and its table of field names pays off by reuse. */
    public static final JsonFactory FACTORY = new AuditJson(new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_TEXT)
                    .build()));

    private static final long serialVersionUID = 1L;

    private AuditJson(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) {
        return new AuditBytesParser(context, _parserFeatures, null, symbols(), data, offset, offset + length);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) {
        return new AuditBytesParser(context, _parserFeatures, in, symbols(), context.allocReadIOBuffer(), 0, 0);
    }

    private ByteQuadsCanonicalizer symbols() {
        return _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures);
    }
}
