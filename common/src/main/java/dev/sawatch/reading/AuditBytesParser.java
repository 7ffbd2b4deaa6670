package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Jackson's parser of UTF-8, which skips and copies by {@link RawJson} what it would otherwise tokenise. */
final class AuditBytesParser extends UTF8StreamJsonParser implements PlainTexts {

    AuditBytesParser(
            IOContext context,
            int features,
            @Nullable InputStream in,
            ByteQuadsCanonicalizer symbols,
            byte[] buffer,
            int start,
            int end) {
        super(context, features, in, null, symbols, buffer, start, end, 0, in != null);
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        boolean isObject = _currToken == JsonToken.START_OBJECT;
        int end = isObject || _currToken == JsonToken.START_ARRAY ? endOfScope() : -1;
        if (end < 0) {
            return super.skipChildren();
        }
        close(end, isObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        return this;
    }

    @Override
    public long takePlain(TextBuffer buffer) {
        if (!_tokenIncomplete) {
            return TextBuffer.NONE;
        }
        int from = _inputPtr;
        int end = RawJson.endOfPlainText(_inputBuffer, from, _inputEnd);
        if (end < 0) {
            return TextBuffer.NONE;
        }
        forgetText(end + 1);
        return buffer.append(_inputBuffer, from, end - from);
    }

    @Override
    public boolean skipText() {
        int end = _tokenIncomplete ? RawJson.endOfText(_inputBuffer, _inputPtr, _inputEnd) : -1;
        if (end < 0) {
            return false;
        }
        forgetText(end);
        return true;
    }

    private void forgetText(int end) {
        _inputPtr = end;
        _tokenIncomplete = false;
        _textBuffer.resetWithEmpty();
    }

    @Override
    public long takeRest(TextBuffer buffer) {
        int from = _inputPtr;
        int end = _tokenIncomplete ? -1 : endOfScope();
        if (end < 0) {
            return TextBuffer.NONE;
        }
        close(end, JsonToken.END_OBJECT);
        return buffer.append(_inputBuffer, from, end - from);
    }

    private int endOfScope() {
        return RawJson.endOfChildren(_inputBuffer, _inputPtr, _inputEnd, _parsingContext.getNestingDepth());
    }

    private void close(int end, JsonToken token) {
        _inputPtr = end;
        _parsingContext = _parsingContext.clearAndGetParent();
        _currToken = token;
    }
}
