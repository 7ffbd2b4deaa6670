package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.function.RequiredName;
import dev.sawatch.testkit.terraform.InfrastructureContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * infra/aws makes what the function expects. What the module means is also asserted on Terraform's own plans, by its tests;
 * and {@link Tables} makes every table of these tests from the module's lines.
 */
class InfrastructureTest extends InfrastructureContract {
    private static final Pattern ACTION = Pattern.compile("[\"`]([a-z]+:[A-Z][A-Za-z]+)[\"`]");

    InfrastructureTest() {
        super("aws");
    }

    @Override
    protected List<RequiredName> required() {
        return AwsWiring.REQUIRED;
    }

    @Override
    protected Map<String, String> platform() {
        return Map.of("AWS_REGION", "eu-central-1");
    }

    @Override
    protected Map<String, String> told() {
        return told(
                "sawatch-state",
                "arn:aws:sns:eu-central-1:111122223333:sawatch-alerts",
                "https://sqs.eu-central-1.amazonaws.com/111122223333/sawatch-rejected");
    }

    /** What AWS tells of the module's resources, as it is where a test runs. */
    static Map<String, String> told(String table, String topicArn, String rejectQueueUrl) {
        return Map.of(
                "local.table_name", table,
                "local.topic_arn", topicArn,
                "aws_sqs_queue.rejected.url", rejectQueueUrl);
    }

    @Override
    protected Set<String> granted() {
        return actions(module.local("statements"));
    }

    @Override
    protected Set<String> documented() {
        return actions(page());
    }

    private static Set<String> actions(String text) {
        return ACTION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void deploysThisClassOfThisJar() {
        assertThat(module.value(module.resource("aws_lambda_function", "this").argument("handler"), Map.of()))
                .isEqualTo(AwsFunction.class.getName());
        assertThat(module.local("package")).contains("/aws-function/target/sawatch-aws.jar");
    }

    @Test
    void watchesTheNamespaceAndDimensionOfTheFunctionsMetrics() {
        assertThat(module.local("own_alarms")).contains("namespace = \"Sawatch\"", "{ function = var.name_prefix }");
        assertThat(module.resource("aws_lambda_function", "this").argument("function_name"))
                .isEqualTo("var.name_prefix");
    }
}
