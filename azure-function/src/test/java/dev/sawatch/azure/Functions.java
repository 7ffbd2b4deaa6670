package dev.sawatch.azure;

import com.azure.data.tables.TableClient;
import dev.sawatch.function.WarmUp;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.testkit.FunctionParts;

/** Functions on parts that a test chooses. */
final class Functions {
    static AzureFunction of(FunctionParts parts) {
        // Only the purge needs the table.
        return of(
                parts,
                AzureWiring.table("https://127.0.0.1", "absent", Azurite.http())
                        .sasToken("none")
                        .buildClient());
    }

    static AzureFunction of(FunctionParts parts, TableClient table) {
        AzureWiring wiring = new AzureWiring(
                new AuditPipeline(parts.store(), parts.publisher(), parts.rejects(), parts.settings(), parts.clock()),
                new ExpiredRecords(table, parts.clock()),
                new WarmUp(parts.store(), parts.settings(), parts.clock()));
        return new AzureFunction(() -> wiring);
    }

    private Functions() {}
}
