package dev.sawatch.pipeline;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.behaviour.names.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From which addresses pods call, as this instance has seen it. A pod has one address of each family (IPv4, IPv6) for
 * life, so a token bound to it that is used from another was taken elsewhere. The address seen first counts as the pod's
 * own, until it has not been seen for a day.
 */
public final class PodPlaces {
    private static final int MAX_PODS = 50_000;
    private static final Duration WITHIN = Duration.ofHours(24);

    private final Map<String, Place> pods = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > MAX_PODS;
        }
    };

    private record Place(String address, Instant time) {
        boolean isNear(Instant other) {
            return Duration.between(time, other).abs().compareTo(WITHIN) < 0;
        }

        /** What is known after a call from the same address, or one that is not near: the later of both. */
        Place or(Place other) {
            return other.time().isAfter(time) ? other : this;
        }
    }

    /**
     * Takes note of a call.
     *
     * @param network network of its source address; empty where that is none
     * @return the pod's own address where the call comes from another one and the pod called within a day; empty where it
     *     does not, or the log does not tell pod or address
     */
    public String seen(AuditEvent event, String network) {
        String uid = event.user().credential().podUid();
        if (uid.isEmpty() || network.isEmpty()) {
            return "";
        }
        String address = IpAddress.plain(event.sourceIp());
        String pod = event.cluster().id() + (address.indexOf(':') < 0 ? " 4 " : " 6 ") + uid;
        Place own = pods.get(pod);
        if (own == null || own.address().equals(address) || !own.isNear(event.received())) {
            pods.merge(pod, new Place(address, event.received()), Place::or);
            return "";
        }
        return own.address();
    }
}
