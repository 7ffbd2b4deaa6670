package dev.sawatch.cli.rbac;

import dev.sawatch.audit.Untrusted;
import java.io.StringWriter;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Writes roles and bindings as {@code kubectl apply} takes them, each rule under a comment when it was last used. */
public final class RoleYaml {
    private final Yaml yaml;

    public RoleYaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setProcessComments(true);
        options.setDereferenceAliases(true);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        this.yaml = new Yaml(options);
    }

    /** All objects of an account, one document each. */
    public String write(LeastPrivilege least) {
        StringBuilder text = new StringBuilder(
                "# Least privilege of " + Untrusted.line(least.account().toString()) + ", from what was seen of it.\n");
        least.left()
                .forEach(behaviour -> text.append("# Not granted, for it is not known by name: ")
                        .append(Untrusted.line(behaviour))
                        .append('\n'));
        Manifests.of(least).forEach(manifest -> text.append("---\n").append(document(manifest)));
        return text.toString();
    }

    private String document(Manifests.Manifest manifest) {
        Node node = yaml.represent(manifest.content());
        if (!manifest.comments().isEmpty()) {
            comment(((MappingNode) node).getValue(), manifest.comments());
        }
        StringWriter text = new StringWriter();
        yaml.serialize(node, text);
        return text.toString();
    }

    private static void comment(List<NodeTuple> fields, List<String> comments) {
        for (NodeTuple field : fields) {
            if (((ScalarNode) field.getKeyNode()).getValue().equals("rules")) {
                List<Node> rules = ((SequenceNode) field.getValueNode()).getValue();
                for (int i = 0; i < rules.size(); i++) {
                    rules.get(i)
                            .setBlockComments(
                                    List.of(new CommentLine(null, null, " " + comments.get(i), CommentType.BLOCK)));
                }
            }
        }
    }
}
