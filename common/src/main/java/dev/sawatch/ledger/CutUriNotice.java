package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.Notice;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.ocsf.Fields;
import dev.sawatch.alert.wording.CallWording;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What people read when the log holds an event only up to somewhere inside its URI: an overlong one hides its caller.
 *
 * @param cluster where it was asked
 * @param time when, as far as that is known
 * @param uri what is left of the URI
 */
record CutUriNotice(Cluster cluster, Instant time, String uri) implements Notice {
    static final String KIND = "cut_uri";
    /** As much of the URI as a sentence bears; its beginning says what was asked. */
    private static final int SHOWN = 120;

    @Override
    public String particular() {
        return uri;
    }

    @Override
    public String about() {
        return DedupKey.aboutNotice("", KIND);
    }

    @Override
    public String account() {
        return "";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Rating rating() {
        return new Rating(Severity.MEDIUM, Confidence.MEDIUM);
    }

    @Override
    public String title() {
        return "An audit event was cut off before it said who asked";
    }

    @Override
    public String sentence() {
        String asked = uri.isEmpty() ? "something" : Untrusted.shorten(Untrusted.line(uri), SHOWN);
        return "Somebody asked " + CallWording.name(cluster.name()) + " for " + asked
                + " with a URI so long that the log cut the event off before it said who.";
    }

    @Override
    public String description() {
        return sentence()
                + " The API server may well have answered. Programs have no need of such URIs: an overlong one is"
                + " how a caller hides, and the call could not be judged for anybody. There may be more of them; this is"
                + " said once a day.";
    }

    @Override
    public String remedy() {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        return "1. Look in the audit log for other events around " + minute
                + ": the same caller is likely to have made some that are whole, such as refused ones or shorter tries.\n"
                + "2. Look for requests with long URIs in the API server's own log and in the logs of proxies before it,"
                + " which name the client's address.\n"
                + "3. Take what the URI asks for as read by somebody unknown until you know who it was.";
    }

    @Override
    public ObjectNode evidence() {
        ObjectNode evidence = Fields.object();
        ObjectNode data = evidence.putObject("data");
        Fields.put(data, "request_uri", uri.isEmpty() ? "unknown" : uri);
        data.put("cut_off", true);
        return evidence;
    }
}
