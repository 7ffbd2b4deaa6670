package dev.sawatch.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** A body of an event hub around one event, to warm up with. */
final class MadeUpBody {
    private static final String CLUSTER = "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/priming"
            + "/providers/microsoft.containerservice/managedclusters/priming";

    static byte[] of(String event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode hubRecord = body.putArray("records")
                .addObject()
                .put("category", "kube-audit")
                .put("resourceId", CLUSTER);
        hubRecord.putObject("properties").put("log", event);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private MadeUpBody() {}
}
