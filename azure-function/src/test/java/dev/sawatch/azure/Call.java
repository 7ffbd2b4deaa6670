package dev.sawatch.azure;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the host gives to each call. */
final class Call implements ExecutionContext {
    /** What the function has logged. */
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
