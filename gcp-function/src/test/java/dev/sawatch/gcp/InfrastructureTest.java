package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.function.RequiredName;
import dev.sawatch.testkit.terraform.Block;
import dev.sawatch.testkit.terraform.InfrastructureContract;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * infra/gcp makes what the function expects. The jar is started with the environment that the module sets by {@link
 * GcpFunctionIT}, for {@link DeployedFunction} takes it from the module.
 */
class InfrastructureTest extends InfrastructureContract {
    private static final Pattern ROLE = Pattern.compile("roles/[a-z]+\\.[A-Za-z]+");
    private static final Pattern FUNCTION = Pattern.compile("(?s)\\| the function's service account.*?\\| the push");

    InfrastructureTest() {
        super("gcp");
    }

    @Override
    protected List<RequiredName> required() {
        return GcpWiring.REQUIRED;
    }

    @Override
    protected Map<String, String> told() {
        return told("example-project", "sawatch-state", "projects/example-project/topics/sawatch-alerts", "rejected");
    }

    /** What Google Cloud tells of the module's resources, as it is where a test runs. */
    static Map<String, String> told(String project, String database, String topic, String rejectTopicName) {
        return Map.of(
                "var.project", project,
                "local.database", database,
                "local.topic_id", topic,
                "google_pubsub_topic.rejected.name", rejectTopicName);
    }

    /** Those of the function itself. */
    @Override
    protected Set<String> granted() {
        return members()
                .filter(member -> member.argument("member").equals("local.function_member"))
                .map(member -> module.value(member.argument("role"), Map.of()))
                .collect(Collectors.toSet());
    }

    @Override
    protected Set<String> documented() {
        return roles(FUNCTION.matcher(page()).results().findAny().orElseThrow().group());
    }

    private Stream<Block> members() {
        return module.all("resource").stream()
                .filter(block -> block.labels().get(0).endsWith("_iam_member"));
    }

    private static Set<String> roles(String text) {
        return ROLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void givesAllOthersWhatThePageSays() {
        String permissions = page().substring(page().indexOf("## Permissions"), page().indexOf("## The way of"));
        assertThat(members().map(member -> module.value(member.argument("role"), Map.of())))
                .containsOnly(roles(permissions).toArray(String[]::new));
    }

    @Test
    void recordsExpireInTheCollectionOfTheStore() {
        assertThat(module.value("local.collection", Map.of())).isEqualTo(FirestoreStateStore.COLLECTION);
        Block expiry = module.resource("google_firestore_field", "expires");
        assertThat(expiry.argument("collection")).isEqualTo("local.collection");
        assertThat(module.value(expiry.argument("field"), Map.of())).isEqualTo("expires");
        assertThat(TerraformModule.texts(
                        module.resource("google_firestore_field", "not_indexed").argument("for_each")))
                .containsExactly("text", "revision");
    }

    @Test
    void deploysThisClassOfThisArchive() {
        Block function = module.resource("google_cloudfunctions2_function", "this");
        assertThat(module.value(function.only("build_config").argument("entry_point"), Map.of()))
                .isEqualTo(GcpFunction.class.getName());
        assertThat(module.local("package")).contains("/gcp-function/target/sawatch-gcp.zip");
    }

    @Test
    void metricsAreThoseOfTheSummaryLine() {
        Block metric = module.resource("google_logging_metric", "summary");
        assertThat(metric.argument("filter")).contains("jsonPayload.message=\\\"Sawatch\\\"");
        assertThat(metric.argument("value_extractor")).isEqualTo("\"EXTRACT(jsonPayload.${each.value})\"");
    }
}
