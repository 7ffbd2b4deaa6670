package dev.sawatch.settings;

import java.util.List;

/** Settings that cannot be used. The message names every fault, one a line. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /** @param faults each naming its key */
    public SettingsException(List<String> faults) {
        super("the settings have " + (faults.size() == 1 ? "a fault" : faults.size() + " faults") + ":\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, for those who have more to add to them. */
    public List<String> faults() {
        return faults;
    }
}
