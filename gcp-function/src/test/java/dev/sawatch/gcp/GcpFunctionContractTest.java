package dev.sawatch.gcp;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.FunctionContract;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.TestedFunction;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.UUID;
import java.util.function.Supplier;

class GcpFunctionContractTest extends FunctionContract {
    @Override
    protected EnvelopeWriter writer() {
        return new GkeWriter();
    }

    @Override
    protected TestedFunction function(FunctionParts parts) {
        return Functions.of(parts);
    }

    @Override
    protected Supplier<StateStore> newStore() {
        String database = "sawatch-" + UUID.randomUUID();
        return () -> new FirestoreStateStore(Databases.open(GcloudEmulator.FIRESTORE.address(), database));
    }

    @Override
    protected UnreliableCloud unreliable() {
        return new UnreliableGcp();
    }
}
