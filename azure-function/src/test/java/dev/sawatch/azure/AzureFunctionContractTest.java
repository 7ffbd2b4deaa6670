package dev.sawatch.azure;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.FunctionContract;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.TestedFunction;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.function.Supplier;

class AzureFunctionContractTest extends FunctionContract {
    @Override
    protected EnvelopeWriter writer() {
        return new AksWriter();
    }

    @Override
    protected TestedFunction function(FunctionParts parts) {
        AzureFunction function = Functions.of(parts);
        return delivery -> function.audit(AksWriter.bodies(delivery), new Call());
    }

    @Override
    protected Supplier<StateStore> newStore() {
        String table = Azurite.shared().newTable();
        return () -> new TableStateStore(Azurite.shared().table(table));
    }

    @Override
    protected UnreliableCloud unreliable() {
        return new UnreliableAzure();
    }
}
