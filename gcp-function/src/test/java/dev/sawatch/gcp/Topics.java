package dev.sawatch.gcp;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import dev.sawatch.testkit.ReceivedAlert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Topics of the emulator, and subscriptions by which to look into them. */
final class Topics {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int MOST = 1_000;

    /** A new topic; its name. */
    static String create() {
        String name = name("topics");
        topics().createTopic(name);
        return name;
    }

    /** A name of the kind {@code topics} or {@code subscriptions} that nothing has. */
    static String name(String kind) {
        return "projects/" + Databases.PROJECT + "/" + kind + "/sawatch-" + UUID.randomUUID();
    }

    /** A new subscription by which a test pulls; its name. */
    static String subscribe(String topic) {
        return subscribe(Subscription.newBuilder().setTopic(topic));
    }

    /** A new subscription of any form; its name. */
    static String subscribe(Subscription.Builder subscription) {
        return subscriptions()
                .createSubscription(subscription.setName(name("subscriptions")).build())
                .getName();
    }

    static PubSubTopic open(String topic) {
        return new PubSubTopic(topics(), topic);
    }

    /** Acknowledges messages until so many that are wanted have come; all of them, wanted or not. */
    static List<PubsubMessage> receive(String subscription, int count, Predicate<PubsubMessage> wanted) {
        List<PubsubMessage> received = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (received.stream().filter(wanted).count() < count && Instant.now().isBefore(end)) {
            List<PubsubMessage> some = pull(subscription);
            received.addAll(some);
            if (some.isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        return received;
    }

    /** Some of what has come by now; nothing where there is no more. */
    @SuppressWarnings("deprecation") // Otherwise a minute passes before nothing comes.
    static List<PubsubMessage> pull(String subscription) {
        List<ReceivedMessage> messages = subscriptions()
                .pull(PullRequest.newBuilder()
                        .setSubscription(subscription)
                        .setMaxMessages(MOST)
                        .setReturnImmediately(true)
                        .build())
                .getReceivedMessagesList();
        if (!messages.isEmpty()) {
            subscriptions()
                    .acknowledge(
                            subscription,
                            messages.stream().map(ReceivedMessage::getAckId).toList());
        }
        return messages.stream().map(ReceivedMessage::getMessage).toList();
    }

    static ReceivedAlert alert(PubsubMessage message) {
        return new ReceivedAlert(message.getData().toStringUtf8(), message.getAttributesMap());
    }

    static InstantiatingGrpcChannelProvider.Builder channel(String address) {
        return InstantiatingGrpcChannelProvider.newBuilder()
                .setEndpoint(address)
                .setChannelConfigurator(channel -> channel.usePlaintext());
    }

    /** A client of which one request in n fails. */
    static TopicAdminClient flaky(int n) {
        return client(channel(GcloudEmulator.PUBSUB.address())
                .setInterceptorProvider(new FlakyChannel(n))
                .build());
    }

    /** A client that tries once. */
    static TopicAdminClient client(InstantiatingGrpcChannelProvider channel) {
        try {
            TopicAdminSettings.Builder settings = TopicAdminSettings.newBuilder()
                    .setCredentialsProvider(NoCredentialsProvider.create())
                    .setTransportChannelProvider(channel);
            settings.publishSettings()
                    .setRetrySettings(RetrySettings.newBuilder()
                            .setInitialRpcTimeoutDuration(PATIENCE)
                            .setMaxRpcTimeoutDuration(PATIENCE)
                            .setTotalTimeoutDuration(PATIENCE)
                            .setMaxAttempts(1)
                            .build());
            return TopicAdminClient.create(settings.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for the address first: a class that cannot be initialised is no skipped test. */
    private static TopicAdminClient topics() {
        GcloudEmulator.PUBSUB.address();
        return Emulated.TOPICS;
    }

    private static SubscriptionAdminClient subscriptions() {
        GcloudEmulator.PUBSUB.address();
        return Emulated.SUBSCRIPTIONS;
    }

    /** Clients of the emulator, which live as long as it. */
    private static final class Emulated {
        static final TopicAdminClient TOPICS =
                client(channel(GcloudEmulator.PUBSUB.address()).build());
        static final SubscriptionAdminClient SUBSCRIPTIONS = create();

        private static SubscriptionAdminClient create() {
            try {
                return SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                        .setCredentialsProvider(NoCredentialsProvider.create())
                        .setTransportChannelProvider(
                                channel(GcloudEmulator.PUBSUB.address()).build())
                        .build());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Topics() {}
}
