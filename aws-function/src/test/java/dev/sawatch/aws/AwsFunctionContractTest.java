package dev.sawatch.aws;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.FunctionContract;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.TestedFunction;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.function.Supplier;

class AwsFunctionContractTest extends FunctionContract {
    @Override
    protected EnvelopeWriter writer() {
        return new EksWriter();
    }

    @Override
    protected TestedFunction function(FunctionParts parts) {
        AwsFunction function = Functions.of(parts);
        return delivery -> Functions.invoke(function, delivery);
    }

    @Override
    protected Supplier<StateStore> newStore() {
        String table = Tables.createForThePast(LocalDynamoDb.client());
        return () -> LocalDynamoDb.store(LocalDynamoDb.client(), table);
    }

    @Override
    protected UnreliableCloud unreliable() {
        return new ThrottledAws();
    }
}
