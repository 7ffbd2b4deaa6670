package dev.sawatch.testkit.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TerraformModuleTest {
    private static final String FILE = """
            # a comment with { and "
            locals {
              text   = "a \\"b\\" ${join(",", ["}", "x"])} {" # and here }
              object = merge(var.more, { one = 1, "two" = "${local.text}-2" })
              long   = <<-EOT
                not { closed
              EOT
            }

            resource "kind" "name" {
              count = var.wanted ? 1 : 0
              dynamic "part" {
                for_each = []
                content {
                  name = "inner"
                }
              }
              part { name = "plain" }
            }
            """;

    private final Block file = new HclReader(FILE).file();

    @Test
    void blocksAndTheSourcesOfTheirArgumentsAreRead() {
        assertThat(file.blocks()).extracting(Block::kind).containsExactly("locals", "resource");
        Block locals = file.blocks().get(0);
        assertThat(locals.arguments()).containsOnlyKeys("text", "object", "long");
        assertThat(locals.argument("long")).startsWith("<<-EOT").endsWith("EOT");
        assertThat(TerraformModule.object(locals.argument("object")))
                .isEqualTo(Map.of("one", "1", "two", "\"${local.text}-2\""));
        Block resource = file.blocks().get(1);
        assertThat(resource.labels()).containsExactly("kind", "name");
        assertThat(resource.inner("part"))
                .extracting(part -> part.argument("name"))
                .contains("\"plain\"", "\"inner\"");
    }

    @Test
    void anExpressionHasItsValueOrIsAskedFor() {
        TerraformModule module = TerraformModule.of("aws");
        assertThat(module.value("\"${var.name_prefix}-x\"", Map.of())).isEqualTo("sawatch-x");
        assertThat(module.value("aws_sqs_queue.lost.name", Map.of())).isEqualTo("sawatch-lost");
        assertThat(module.value("aws_sqs_queue.lost.url", Map.of("aws_sqs_queue.lost.url", "told")))
                .isEqualTo("told");
        assertThatThrownBy(() -> module.value("aws_sqs_queue.lost.url", Map.of()))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("url");
        assertThatThrownBy(() -> module.value("join(\"-\", [])", Map.of())).hasMessageContaining("not told");
        assertThatThrownBy(() -> module.value("var.none", Map.of())).hasMessageContaining("no variable none");
        assertThatThrownBy(() -> module.local("none")).hasMessageContaining("no local none");
    }
}
