package dev.sawatch.reading.gke;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a log entry at which something is read: a field, or an object with such fields in it. Columns of BigQuery
 * are read as the fields that they were exported from.
 */
final class EntryNode {
    private static final Pattern NO_COLUMN = Pattern.compile("[^A-Za-z0-9_]");

    /** The entry itself. */
    static final EntryNode ROOT = root();

    private final Map<String, EntryNode> children = new HashMap<>();
    private @Nullable EntryField field;

    private static EntryNode root() {
        EntryNode root = new EntryNode();
        for (EntryField field : EntryField.values()) {
            EntryNode node = root;
            for (String name : field.path()) {
                node = node.children.computeIfAbsent(name, unknown -> new EntryNode());
            }
            node.field = field;
        }
        root.addColumns();
        return root;
    }

    private void addColumns() {
        for (Map.Entry<String, EntryNode> child : Map.copyOf(children).entrySet()) {
            child.getValue().addColumns();
            children.put(column(child.getKey()), child.getValue());
        }
    }

    private static String column(String name) {
        return name.equals("protoPayload")
                ? "protopayload_auditlog"
                : NO_COLUMN.matcher(name).replaceAll("_");
    }

    /** What is read of a field of this object; null where it is passed over. */
    @Nullable
    EntryNode child(String name) {
        return children.get(name);
    }

    /** The field that this is; null for an object. */
    @Nullable
    EntryField field() {
        return field;
    }
}
