package dev.sawatch.baseline;

import dev.sawatch.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which addresses pods call, as this instance has seen it. A pod has one address of each family (IPv4, IPv6) for
 * life, so a token bound to it that is used from two was taken elsewhere. The two addresses seen last are kept, or a call
 * that is delivered again would look as if it stood alone.
 */
public final class PodPlaces {
    private static final int MAX_PODS = 50_000;
    private static final Duration WITHIN = Duration.ofHours(24);

    private final Map<String, Places> pods = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Places> eldest) {
            return size() > MAX_PODS;
        }
    };

    /** Where a pod was, latest place first. */
    private record Places(Place last, @Nullable Place earlier) {}

    private record Place(String address, Instant time) {
        boolean isNear(Instant other) {
            return Duration.between(time, other).abs().compareTo(WITHIN) < 0;
        }
    }

    /**
     * Takes note of a call.
     *
     * @return another address from which the pod of its token called within a day; empty where it did not, or the log does
     *     not tell pod or address
     */
    public String seen(AuditEvent event) {
        String uid = event.user().credential().podUid();
        if (uid.isEmpty() || Networks.of(event.sourceIp()).isEmpty()) {
            return "";
        }
        String address = Networks.plain(event.sourceIp());
        String pod = event.cluster().id() + (address.indexOf(':') < 0 ? " 4 " : " 6 ") + uid;
        Places known = pods.get(pod);
        Place here = new Place(address, event.received());
        pods.put(pod, known == null ? new Places(here, null) : with(known, here));
        return known == null ? "" : other(known, here);
    }

    private static Places with(Places known, Place here) {
        return here.address().equals(known.last().address())
                ? new Places(here, known.earlier())
                : new Places(here, known.last());
    }

    private static String other(Places known, Place here) {
        for (Place place : new Place[] {known.last(), known.earlier()}) {
            if (place != null && !place.address().equals(here.address()) && place.isNear(here.time())) {
                return place.address();
            }
        }
        return "";
    }
}
