package dev.sawatch.testkit.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What infra/azure means, by its source: no provider plans it here. Its files are read once, in milliseconds. */
class AzureModuleTest {
    private static final Map<String, String> NOTHING = Map.of();

    private final TerraformModule module = TerraformModule.of("azure");

    @Test
    void theClustersSendTheirWholeAuditLogToTheHubThatIsRead() {
        Block setting = module.resource("azurerm_monitor_diagnostic_setting", "audit");
        assertThat(setting.argument("for_each")).isEqualTo("local.diagnosed");
        assertThat(setting.argument("eventhub_name")).isEqualTo("local.eventhub");
        assertThat(setting.only("enabled_log").argument("category"))
                .isEqualTo("coalesce(each.value.category, var.log_category)");
        assertThat(module.value("var.log_category", NOTHING)).isEqualTo("kube-audit");
        assertThat(TerraformModule.object(module.local("environment")))
                .containsEntry("EVENTHUB_NAME", "local.eventhub")
                .containsEntry("EVENTHUB_CONSUMER_GROUP", "azurerm_eventhub_consumer_group.function.name");
    }

    @Test
    void theRuleOfTheDiagnosticsMaySendAndNothingElse() {
        Block rule = module.resource("azurerm_eventhub_namespace_authorization_rule", "diagnostics");
        assertThat(rule.arguments())
                .containsEntry("send", "true")
                .containsEntry("listen", "false")
                .containsEntry("manage", "false");
    }

    @Test
    void alertsAreTriedAgainAndKeptIfNobodyTakesThem() {
        List<Block> subscriptions = module.resources("azurerm_eventgrid_event_subscription");
        assertThat(subscriptions).hasSize(1);
        Block subscription = subscriptions.get(0);
        assertThat(subscription.argument("for_each")).isEqualTo("local.subscriptions");
        assertThat(subscription.only("retry_policy").arguments())
                .containsEntry("max_delivery_attempts", "30")
                .containsEntry("event_time_to_live", "1440");
        assertThat(subscription.only("storage_blob_dead_letter_destination").argument("storage_blob_container_name"))
                .isEqualTo("azurerm_storage_container.undelivered.name");
        assertThat(module.local("metric_alarms")).contains("\"DeadLetteredCount\"");
    }

    @Test
    void peopleGetWhatPagesAndQueuesGetAll() {
        String subscriptions = module.local("subscriptions");
        assertThat(subscriptions)
                .contains("pages = { paging = true")
                .containsPattern("\"https-\\$\\{name}\" => \\{ paging = true")
                .containsPattern("\"queue-\\$\\{name}\" => \\{ paging = false");
        Block filter = module.resource("azurerm_eventgrid_event_subscription", "alerts")
                .only("advanced_filter")
                .only("string_in");
        assertThat(filter.argument("key")).isEqualTo("\"page\"");
        assertThat(module.resource("azurerm_eventgrid_event_subscription", "alerts")
                        .argument("event_delivery_schema"))
                .isEqualTo(module.resource("azurerm_eventgrid_topic", "alerts").argument("input_schema"))
                .isEqualTo("\"CloudEventSchemaV1_0\"");
    }

    @Test
    void nothingIsReachedByAKeyThatCanBeStolen() {
        assertThat(module.resources("azurerm_storage_account"))
                .hasSize(2)
                .allSatisfy(account -> assertThat(account.arguments())
                        .containsEntry("shared_access_key_enabled", "false")
                        .containsEntry("allow_nested_items_to_be_public", "false")
                        .containsEntry("min_tls_version", "\"TLS1_2\""));
        assertThat(module.resource("azurerm_eventgrid_topic", "alerts").argument("local_auth_enabled"))
                .isEqualTo("false");
        assertThat(module.resource("azurerm_application_insights", "this").argument("local_authentication_enabled"))
                .isEqualTo("false");
        assertThat(module.resources("azurerm_storage_container"))
                .allSatisfy(container ->
                        assertThat(container.argument("container_access_type")).isEqualTo("\"private\""));
        assertThat(TerraformModule.object(module.local("environment")))
                .containsEntry("EventHubConnection__credential", "\"managedidentity\"")
                .containsEntry("AzureWebJobsStorage__credential", "\"managedidentity\"")
                .allSatisfy((name, value) -> assertThat(value).doesNotContain("key", "connection_string"));
    }

    @Test
    void whatWasLearnedIsLockedAgainstDeletion() {
        Block lock = module.resource("azurerm_management_lock", "state");
        assertThat(lock.argument("scope")).isEqualTo("azurerm_storage_account.state.id");
        assertThat(lock.argument("lock_level")).isEqualTo("\"CanNotDelete\"");
        assertThat(module.value("var.deletion_protection", NOTHING)).isEqualTo("true");
    }

    @Test
    void everyRoleIsOfOneResourceOrOfItsOwner() {
        TerraformModule.object(module.local("roles"))
                .forEach((name, role) -> assertThat(TerraformModule.object(role).get("scope"))
                        .as(name)
                        .doesNotContain("subscription", "resource_group"));
        assertThat(module.local("roles")).doesNotContain("\"Owner\"", "\"Contributor\"");
    }

    @Test
    void everyFaultHasItsAlarm() {
        assertThat(TerraformModule.object(module.local("log_alarms")))
                .containsOnlyKeys(
                        "errors", "silence", "rejected", "profile_full", "without_reads", "stopped", "slow", "purge");
        assertThat(TerraformModule.object(module.local("metric_alarms")))
                .containsOnlyKeys("throttles", "lag", "not_published", "undelivered", "dropped", "page");
        assertThat(TerraformModule.object(module.local("log_alarms")).get("silence"))
                .contains("few = true", "\"PT1H\"");
    }
}
