package dev.sawatch.testkit.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What infra/gcp means, by its source: no provider plans it here. Its files are read once, in milliseconds. */
class GcpModuleTest {
    private static final Map<String, String> NOTHING = Map.of();

    private final TerraformModule module = TerraformModule.of("gcp");

    @Test
    void theSinkTakesWhatAccountsDoAndWhatIsDoneInTheirName() {
        assertThat(module.local("filter"))
                .contains(
                        "protoPayload.serviceName=\"k8s.io\"",
                        "protoPayload.authenticationInfo.principalEmail=~\"^system:serviceaccount:\"",
                        "OR protoPayload.authenticationInfo.authoritySelector=~\"^system:serviceaccount:\"",
                        "OR split.uid:*",
                        "cloudaudit.googleapis.com%2Factivity",
                        "cloudaudit.googleapis.com%2Fdata_access")
                .doesNotContain("NOT ", "-protoPayload");
        Block sink = module.resource("google_logging_project_sink", "audit");
        assertThat(sink.argument("for_each")).isEqualTo("local.sinks");
        assertThat(sink.argument("filter"))
                .contains(
                        "coalesce(each.value.filter, var.filter, local.filter)",
                        "resource.labels.cluster_name=\\\"${each.key}\\\"");
        assertThat(sink.argument("unique_writer_identity")).isEqualTo("true");
        assertThat(module.resource("google_pubsub_topic_iam_member", "sink").argument("member"))
                .isEqualTo("each.value.writer_identity");
    }

    @Test
    void pushesAreSignedAndTriedAgainAndKeptIfTheyAreInVain() {
        Block push = module.resource("google_pubsub_subscription", "push");
        assertThat(push.only("retry_policy").arguments())
                .containsEntry("minimum_backoff", "\"10s\"")
                .containsEntry("maximum_backoff", "\"600s\"");
        assertThat(push.only("dead_letter_policy").argument("dead_letter_topic"))
                .isEqualTo("google_pubsub_topic.lost.id");
        assertThat(push.only("push_config").only("oidc_token").argument("service_account_email"))
                .isEqualTo("google_service_account.push.email");
        assertThat(module.resource("google_pubsub_subscription", "lost").argument("topic"))
                .isEqualTo("google_pubsub_topic.lost.id");
        assertThat(module.resource("google_pubsub_topic_iam_member", "lost").argument("member"))
                .isEqualTo("local.pubsub_agent");
        assertThat(module.resource("google_pubsub_subscription_iam_member", "push")
                        .argument("role"))
                .isEqualTo("\"roles/pubsub.subscriber\"");
    }

    @Test
    void onlyThePushComesIn() {
        assertThat(module.resource("google_cloudfunctions2_function", "this")
                        .only("service_config")
                        .argument("ingress_settings"))
                .isEqualTo("\"ALLOW_INTERNAL_ONLY\"");
        List<Block> invokers = module.resources("google_cloud_run_v2_service_iam_member");
        assertThat(invokers).hasSize(1);
        assertThat(invokers.get(0).argument("member")).isEqualTo("google_service_account.push.member");
    }

    @Test
    void everySubscriptionStaysAndEveryTopicHasOne() {
        assertThat(module.resources("google_pubsub_subscription"))
                .hasSize(7)
                .allSatisfy(subscription -> assertThat(
                                subscription.only("expiration_policy").argument("ttl"))
                        .isEqualTo("\"\""));
        Stream.of("lost", "rejected", "undelivered")
                .forEach(topic -> assertThat(module.resource("google_pubsub_subscription", topic)
                                .argument("topic"))
                        .isEqualTo("google_pubsub_topic." + topic + ".id"));
    }

    @Test
    void alertsAreTriedAgainAndKeptIfNobodyTakesThem() {
        Stream.of("https", "queue").forEach(name -> {
            Block subscription = module.resource("google_pubsub_subscription", name);
            assertThat(subscription.only("retry_policy").arguments()).isNotEmpty();
            assertThat(subscription.only("dead_letter_policy").argument("dead_letter_topic"))
                    .isEqualTo("google_pubsub_topic.undelivered.id");
        });
    }

    @Test
    void peopleGetWhatPagesAndQueuesGetAll() {
        assertThat(module.local("paging")).isEqualTo("\"attributes.page = \\\"yes\\\"\"");
        Stream.of("pages", "https")
                .forEach(name -> assertThat(module.resource("google_pubsub_subscription", name)
                                .argument("filter"))
                        .isEqualTo("local.paging"));
        assertThat(module.resource("google_pubsub_subscription", "queue").arguments())
                .doesNotContainKey("filter");
    }

    @Test
    void nobodyIsEverybodyAndNoRoleIsOfTheWholeProject() {
        assertThat(module.all("resource").stream()
                        .filter(block -> block.arguments().containsKey("member")))
                .isNotEmpty()
                .allSatisfy(block ->
                        assertThat(block.argument("member")).doesNotContain("allUsers", "allAuthenticatedUsers", "*"));
        assertThat(module.resources("google_project_iam_member"))
                .hasSize(1)
                .allSatisfy(block -> assertThat(block.only("condition").argument("expression"))
                        .contains("resource.name ==", "/databases/${local.database}"));
    }

    @Test
    void theDatabaseIsSafeAndItsRecordsExpire() {
        Block database = module.resource("google_firestore_database", "state");
        assertThat(database.argument("point_in_time_recovery_enablement"))
                .isEqualTo("\"POINT_IN_TIME_RECOVERY_ENABLED\"");
        assertThat(database.argument("delete_protection_state"))
                .startsWith("var.deletion_protection ? \"DELETE_PROTECTION_ENABLED\"");
        assertThat(module.value("var.deletion_protection", NOTHING)).isEqualTo("true");
        assertThat(module.resource("google_firestore_field", "expires").inner("ttl_config"))
                .hasSize(1);
    }

    @Test
    void aKeyOfOnesOwnIsUsedEverywhere() {
        assertThat(module.resources("google_pubsub_topic"))
                .hasSize(5)
                .allSatisfy(topic -> assertThat(topic.argument("kms_key_name")).isEqualTo("var.existing_kms_key"));
        assertThat(module.resource("google_firestore_database", "state").inner("cmek_config"))
                .hasSize(1);
        assertThat(module.resource("google_storage_bucket", "package").inner("encryption"))
                .hasSize(1);
    }

    @Test
    void everyFaultHasItsAlarm() {
        assertThat(TerraformModule.object(module.local("own_alarms")))
                .containsOnlyKeys(
                        "errors",
                        "throttles",
                        "lag",
                        "silence",
                        "rejected",
                        "profile_full",
                        "without_reads",
                        "stopped",
                        "slow",
                        "lost",
                        "undelivered",
                        "page");
        assertThat(module.local("cluster_alarms")).contains("silence-${cluster}", "delivery-${cluster}");
    }
}
