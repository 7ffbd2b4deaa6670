package dev.sawatch.gcp;

import com.google.api.gax.grpc.GrpcInterceptorProvider;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A channel on which one request in n, drawn at random, is answered UNAVAILABLE: by turns before it took effect and after.
 */
record FlakyChannel(int n, Random random, AtomicInteger failures)
        implements GrpcInterceptorProvider, ClientInterceptor {
    private static final Status LOST = Status.UNAVAILABLE.withDescription("made up");

    FlakyChannel(int n) {
        this(n, new Random(n), new AtomicInteger());
    }

    @Override
    public List<ClientInterceptor> getInterceptors() {
        return List.of(this);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        if (random.nextInt(n) > 0) {
            return next.newCall(method, options);
        }
        return failures.incrementAndGet() % 2 == 0 ? new Unanswered<>(next.newCall(method, options)) : new Refused<>();
    }

    /** Nothing happens. */
    private static final class Refused<Q, A> extends ClientCall<Q, A> {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
            listener.onClose(LOST, new Metadata());
        }

        @Override
        public void request(int messages) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void halfClose() {}

        @Override
        public void sendMessage(Q message) {}
    }

    /** It happens, and nobody is told. */
    private static final class Unanswered<Q, A> extends SimpleForwardingClientCall<Q, A> {
        Unanswered(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onMessage(A message) {
                            request(1);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            super.onClose(LOST, trailers);
                        }
                    },
                    headers);
        }
    }
}
