package dev.sawatch.detection;

/** How much speaks for a stolen token; levels of OCSF, with their {@code confidence_id}. */
public enum Confidence {
    LOW(1, "Low"),
    MEDIUM(2, "Medium"),
    HIGH(3, "High");

    private final int id;
    private final String caption;

    Confidence(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    /** OCSF's {@code confidence_id}. */
    public int id() {
        return id;
    }

    /** OCSF's caption, such as {@code Medium}. */
    public String caption() {
        return caption;
    }
}
