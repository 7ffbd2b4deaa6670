package dev.sawatch.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A client whose requests fail when they are to.
 *
 * @param http that they go through
 * @param troubles says what befalls a request
 */
record TroubledHttp(HttpClient http, Function<HttpRequest, Trouble> troubles) implements HttpClient {
    /** What befalls a request. */
    enum Trouble {
        NONE,
        /** It does not arrive. */
        LOST,
        /** It takes effect, and the caller cannot know. */
        UNANSWERED
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        Trouble trouble = troubles.apply(request);
        if (trouble == Trouble.LOST) {
            throw new IllegalStateException("made up");
        }
        HttpResponse response = http.sendSync(request, context);
        if (trouble == Trouble.UNANSWERED) {
            response.close();
            throw new IllegalStateException("made up");
        }
        return response;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        throw new AssertionError("nothing is sent without waiting for it");
    }
}
