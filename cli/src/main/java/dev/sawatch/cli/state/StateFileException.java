package dev.sawatch.cli.state;

import dev.sawatch.audit.Untrusted;
import java.nio.file.Path;

/** A state file that cannot be used. It is left as it is. */
public final class StateFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateFileException(Path file, String fault) {
        super("the state file " + Untrusted.line(file.toString()) + " " + fault);
    }
}
