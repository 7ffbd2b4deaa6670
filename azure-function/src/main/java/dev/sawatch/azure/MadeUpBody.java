package dev.sawatch.azure;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/** A body of an event hub around one event, to warm up with. */
final class MadeUpBody {
    static byte[] of(String event) {
        return ("{\"records\":[{\"category\":\"kube-audit\",\"resourceId\":\"/priming\",\"properties\":{\"log\":"
                        + TextNode.valueOf(event) + "}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private MadeUpBody() {}
}
