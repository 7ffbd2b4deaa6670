package dev.sawatch.testkit.terraform;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A block of a Terraform file.
 *
 * @param kind such as {@code resource}, or {@code ttl} within one
 * @param labels such as {@code aws_sns_topic}, {@code alerts}
 * @param arguments the source of each argument's expression
 * @param blocks those within
 */
public record Block(String kind, List<String> labels, Map<String, String> arguments, List<Block> blocks) {
    /** The source of an argument's expression. */
    public String argument(String name) {
        String source = arguments.get(name);
        if (source == null) {
            throw new NoSuchElementException(this + " has no argument " + name);
        }
        return source;
    }

    /** The blocks of a kind within; of one that {@code dynamic} makes, its content. */
    public List<Block> inner(String of) {
        return blocks.stream()
                .flatMap(block -> block.kind.equals("dynamic") && block.labels.contains(of)
                        ? block.blocks.stream().filter(content -> content.kind.equals("content"))
                        : Stream.of(block).filter(plain -> plain.kind.equals(of)))
                .toList();
    }

    /** The one block of a kind within. */
    public Block only(String of) {
        List<Block> found = inner(of);
        if (found.size() != 1) {
            throw new NoSuchElementException(this + " has " + found.size() + " blocks " + of);
        }
        return found.get(0);
    }

    @Override
    public String toString() {
        return kind + labels;
    }
}
