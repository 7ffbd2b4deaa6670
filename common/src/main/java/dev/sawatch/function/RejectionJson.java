package dev.sawatch.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejections as they are kept: {@code {"v":1,"cluster","reason","detail","excerpt"}}; {@code cluster} is missing where it
 * is not known. In ASCII, because queues refuse some characters, and so that a character is a byte.
 */
public final class RejectionJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /**
     * Rejections as messages, in the groups in which they can be sent.
     *
     * @param maxMessages of a group
     * @param maxBytes of all messages of a group together; one that is longer by itself is a group of its own
     */
    public static List<List<String>> groups(List<Rejection> rejections, int maxMessages, int maxBytes) {
        List<List<String>> groups = new ArrayList<>();
        List<String> group = new ArrayList<>();
        int bytes = 0;
        for (Rejection rejection : rejections) {
            String message = message(rejection);
            if (!group.isEmpty() && (group.size() == maxMessages || bytes + message.length() > maxBytes)) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            bytes += message.length();
            group.add(message);
        }
        groups.add(group);
        return groups;
    }

    /**
     * Rejections as single messages.
     *
     * @param maxBytes of a message, some thousands at least; one that would be longer loses the end of its excerpt, half
     *     by half
     */
    public static List<String> messages(List<Rejection> rejections, int maxBytes) {
        return rejections.stream()
                .map(rejection -> shortened(rejection, maxBytes))
                .toList();
    }

    private static String shortened(Rejection rejection, int maxBytes) {
        String excerpt = rejection.excerpt();
        String message = message(rejection, excerpt);
        while (message.length() > maxBytes && excerpt.length() > 1) {
            excerpt = Untrusted.cut(excerpt, excerpt.length() / 2);
            message = message(rejection, excerpt);
        }
        return message;
    }

    /** One rejection. */
    static String message(Rejection rejection) {
        return message(rejection, rejection.excerpt());
    }

    private static String message(Rejection rejection, String excerpt) {
        ObjectNode message = MAPPER.createObjectNode().put("v", 1);
        Cluster cluster = rejection.cluster();
        if (cluster != null) {
            message.put("cluster", Untrusted.cut(cluster.id()));
        }
        message.put("reason", rejection.reason().label())
                .put("detail", rejection.detail())
                .put("excerpt", excerpt);
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    private RejectionJson() {}
}
