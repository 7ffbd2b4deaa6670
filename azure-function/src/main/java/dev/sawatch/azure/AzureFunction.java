package dev.sawatch.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import dev.sawatch.reading.aks.AksEnvelopeReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The functions of one app. The host makes an object of this class for each call and calls from several threads at once,
 * one for each partition that the instance owns; what they share is in one {@link AzureWiring}.
 */
public final class AzureFunction {
    private final Supplier<AzureWiring> wiring;

    /** As the host makes it: from the environment. */
    public AzureFunction() {
        this(AzureWiring::ofEnvironment);
    }

    AzureFunction(Supplier<AzureWiring> wiring) {
        this.wiring = wiring;
    }

    /**
     * Reads bodies of the event hub. Returning acknowledges them: the host moves the partition's checkpoint behind them, and
     * they never come again; so what could not be read is in the reject queue by then. Throwing means that the store, the
     * topic or the queue failed: the host gives the same bodies again after a pause, without end, and the partition waits.
     */
    @FunctionName("audit")
    @FixedDelayRetry(maxRetryCount = -1, delayInterval = "00:00:10")
    public void audit(
            @EventHubTrigger(
                            name = "bodies",
                            eventHubName = "%EVENTHUB_NAME%",
                            consumerGroup = "%EVENTHUB_CONSUMER_GROUP%",
                            connection = "EventHubConnection",
                            dataType = "binary",
                            cardinality = Cardinality.MANY)
                    List<byte[]> bodies,
            ExecutionContext context)
            throws IOException {
        wiring.get().invocation(context.getLogger()::info).take((reader, sink) -> {
            bodies.forEach(body -> reader.read(body, sink));
            return bodies.size();
        });
    }

    /** Deletes records that have expired, once a day: Storage Tables do not do so by themselves. */
    @FunctionName("purge")
    public void purge(@TimerTrigger(name = "timer", schedule = "0 17 3 * * *") String timer, ExecutionContext context) {
        long purged = wiring.get().purge().run();
        context.getLogger().info(() -> "{\"sawatch\":\"purge\",\"purged\":" + purged + "}");
    }

    /** Loads what the first batch needs, where the host asks for it before it gives an instance work. */
    @FunctionName("warmup")
    public void warmup(@WarmupTrigger(name = "warmup") String warmup) throws IOException {
        wiring.get().warmUp().run((event, sink) -> new AksEnvelopeReader().read(MadeUpBody.of(event), sink));
    }
}
