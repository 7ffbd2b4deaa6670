package dev.sawatch.alert.wording;

/** What to say of a log whose source seems to leave reads out. */
public final class UnreadLog {

    /**
     * A sentence without its full stop.
     *
     * @param days days on which the log showed many writes and no read
     */
    public static String of(int days) {
        return "Reads cannot be judged: the log showed many writes and no get or list of any service account on "
                + (days == 1 ? "1 day" : days + " days");
    }

    private UnreadLog() {}
}
