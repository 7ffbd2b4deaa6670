package dev.sawatch.cli.report.html;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.behaviour.names.Families;
import java.util.ArrayList;
import java.util.List;

/** The alerts of a page as they are published, within a bound; those beyond are only counted. */
final class PageAlerts {
    /** As many as a cluster has in a day before its breaker stops them; 5 KB each. */
    static final int MOST = 5_000;

    private final List<PageAlert> alerts = new ArrayList<>();
    private final Families families;
    private long pages;
    private long others;

    PageAlerts(Families families) {
        this.families = families;
    }

    void add(AlertMessage message) {
        boolean isPage = "yes".equals(message.attributes().get("page"));
        pages += isPage ? 1 : 0;
        others += isPage ? 0 : 1;
        if (alerts.size() < MOST) {
            alerts.add(PageAlert.of(message, families));
        }
    }

    /** The first ones, in the order of their publication. */
    List<PageAlert> shown() {
        return alerts;
    }

    /** Alerts that wake somebody. */
    long pages() {
        return pages;
    }

    /** Alerts that can wait for a digest. */
    long others() {
        return others;
    }

    /** How many are not on the page. */
    long left() {
        return pages + others - alerts.size();
    }
}
