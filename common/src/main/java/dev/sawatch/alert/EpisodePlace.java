package dev.sawatch.alert;

/**
 * An alert's place in its episode: among the alerts of one account that begin within a day.
 *
 * @param id the episode's id: that of its first alert
 * @param earlier how many of its alerts came before
 * @param pages whether the alert is worth waking somebody
 */
public record EpisodePlace(String id, int earlier, boolean pages) {
    /** Whether the alert opens the episode. */
    public boolean isFirst() {
        return earlier == 0;
    }
}
