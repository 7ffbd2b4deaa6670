package dev.sawatch.azure;

import com.azure.data.tables.TableClient;
import com.microsoft.azure.functions.ExecutionContext;
import dev.sawatch.function.WarmUp;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.testkit.FunctionParts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

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

    /** What the host gives to each call. */
    static final class Call implements ExecutionContext {
        final List<String> log = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getAnonymousLogger();

        Call() {
            logger.setUseParentHandlers(false);
            logger.addHandler(new Handler() {
                @Override
                public void publish(LogRecord line) {
                    log.add(line.getMessage());
                }

                @Override
                public void flush() {
                    // Nothing is held back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            });
        }

        @Override
        public Logger getLogger() {
            return logger;
        }

        @Override
        public String getInvocationId() {
            return "00000000-0000-4000-8000-000000000001";
        }

        @Override
        public String getFunctionName() {
            return "audit";
        }
    }

    private Functions() {}
}
