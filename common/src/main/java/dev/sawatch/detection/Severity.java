package dev.sawatch.detection;

/** Severities of OCSF, with their {@code severity_id}. */
public enum Severity {
    INFORMATIONAL(1, "Informational"),
    LOW(2, "Low"),
    MEDIUM(3, "Medium"),
    HIGH(4, "High"),
    CRITICAL(5, "Critical");

    private final int id;
    private final String caption;

    Severity(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    /** OCSF's {@code severity_id}. */
    public int id() {
        return id;
    }

    /** OCSF's caption, such as {@code Low}. */
    public String caption() {
        return caption;
    }
}
