package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.function.RequiredName;
import dev.sawatch.testkit.terraform.InfrastructureContract;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * infra/azure makes what the function expects. The app is started with the environment that the module sets by {@link
 * FunctionAppIT}, for {@link Deployment} takes it from the module.
 */
class InfrastructureTest extends InfrastructureContract {
    private static final Pattern ROLE = Pattern.compile("(?m)^\\| ([A-Z][A-Za-z ]+) \\| `Microsoft\\.");

    InfrastructureTest() {
        super("azure");
    }

    @Override
    protected List<RequiredName> required() {
        return AzureWiring.REQUIRED;
    }

    @Override
    protected Map<String, String> told() {
        return told(
                "https://sawatch.table.core.windows.net",
                "sawatchstate",
                "https://sawatch.westeurope-1.eventgrid.azure.net/api/events",
                "https://sawatch.queue.core.windows.net",
                "rejected");
    }

    /** What Azure tells of the module's resources, as it is where a test runs. */
    static Map<String, String> told(
            String tableEndpoint, String table, String topicEndpoint, String queueEndpoint, String queue) {
        return Map.of(
                "local.table_endpoint", tableEndpoint,
                "local.table", table,
                "local.topic_endpoint", topicEndpoint,
                "trimsuffix(azurerm_storage_account.state.primary_queue_endpoint, \"/\")", queueEndpoint,
                "azurerm_storage_queue.rejected.name", queue,
                "local.eventhub", "audit",
                "local.eventhub_namespace", "sawatch-00000000",
                "local.client_id", "00000000-0000-4000-8000-000000000002",
                "azurerm_storage_account.host.name", "sawatchho");
    }

    @Override
    protected Set<String> granted() {
        return TerraformModule.object(module.local("roles")).values().stream()
                .map(role -> Objects.requireNonNull(TerraformModule.object(role).get("role")))
                .map(role -> module.value(role, Map.of()))
                .collect(Collectors.toSet());
    }

    @Override
    protected Set<String> documented() {
        return ROLE.matcher(page()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void setsEveryVariableThatThePageNames() {
        Set<String> named = Pattern.compile("`([A-Za-z_]+(?:__[A-Za-z]+)?)`")
                .matcher(page().substring(page().indexOf("## Environment"), page().indexOf("## Permissions")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.contains("_"))
                .filter(name -> !name.startsWith("SAWATCH_"))
                .collect(Collectors.toSet());
        assertThat(environment().keySet()).containsAll(named);
    }

    @Test
    void deploysThisZip() {
        assertThat(module.local("package")).contains("/azure-function/target/sawatch-azure.zip");
    }
}
