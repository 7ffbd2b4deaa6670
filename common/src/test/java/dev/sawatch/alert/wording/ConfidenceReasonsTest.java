package dev.sawatch.alert.wording;

import static dev.sawatch.detection.Signal.NEW_CLIENT;
import static dev.sawatch.detection.Signal.NEW_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.ocsf.OcsfFinding;
import dev.sawatch.behaviour.AccountKind;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConfidenceReasonsTest {
    private static Sample sample() {
        return Sample.of(Variation.UNUSUAL_RESOURCE).call("list", "pods", "vision", "");
    }

    private static Sample upgraded(Duration before) {
        return sample().lowBecause(new Mitigation.Upgrade("1.5", Sample.TIME.minus(before)));
    }

    private static Map<Sample, String> all() {
        Map<Sample, String> all = new LinkedHashMap<>();
        low(all);
        upgrades(all);
        grave(all);
        return all;
    }

    private static void low(Map<Sample, String> all) {
        all.put(
                sample().lowBecause(new Mitigation.Cohort(new AccountKind("", "notebook"), 4)),
                "Low because 4 other notebook accounts do this in vision.");
        all.put(
                sample().call("list", "nodes", "", "")
                        .lowBecause(new Mitigation.Cohort(new AccountKind("argocd", "argocd"), 3)),
                "Low because 3 other argocd/argocd-* accounts do this.");
        all.put(
                sample().lowBecause(new Mitigation.OnlyClient()),
                "Low because the call itself is usual: only the program or the network is new.");
        all.put(
                sample().lowBecause(new Mitigation.Delivery()),
                "Low because the account delivers software to other namespaces by trade.");
        all.put(
                sample().lowBecause(new Mitigation.NoContents()),
                "Low because it tells what there is, not what is in it.");
        all.put(
                sample().call("patch", "apps/deployments:status", "vision", "web")
                        .lowBecause(new Mitigation.NoContents()),
                "Low because it is about a status, not about what runs or what is kept.");
        all.put(
                sample().lowBecause(new Mitigation.Home()),
                "Low because it stays in the account's own namespace and is not sensitive.");
        all.put(
                sample().known(1, 30).lowBecause(new Mitigation.NewAccount(Mitigation.NewAccount.Why.NEW_NAMESPACE)),
                "Low because the account is new, first seen yesterday, and so is its namespace: new software does such"
                        + " things.");
        all.put(
                sample().known(0, 30).lowBecause(new Mitigation.NewAccount(Mitigation.NewAccount.Why.AT_HOME)),
                "Low because the account is new, first seen today, and this is ordinary work in its own namespace.");
        all.put(
                sample().known(2, 30).lowBecause(new Mitigation.NewAccount(Mitigation.NewAccount.Why.CONTROLLER)),
                "Low because the account is new, first seen 2 days ago, and a controller of Kubernetes' own, with the"
                        + " client and from the network of the others.");
        all.put(
                sample().lowBecause(new Mitigation.OwnWork(VerbClass.CREATE)),
                "Low because the account itself created such objects there before.");
        all.put(
                sample().lowBecause(new Mitigation.OwnWork(VerbClass.CHANGE)),
                "Low because the account itself has changed such objects there before.");
        all.put(
                sample().lowBecause(new Mitigation.OwnWork(VerbClass.LIST)),
                "Low because the account worked in that namespace before.");
    }

    private static void upgrades(Map<Sample, String> all) {
        String upgrade = "Low because an upgrade of checkout to v1.5 was rolled out ";
        all.put(upgraded(Duration.ofSeconds(-5)), upgrade + "at that time.");
        all.put(upgraded(Duration.ofMinutes(1)), upgrade + "1 minute before.");
        all.put(upgraded(Duration.ofMinutes(59)), upgrade + "59 minutes before.");
        all.put(upgraded(Duration.ofMinutes(200)), upgrade + "3 hours before.");
        all.put(upgraded(Duration.ofHours(47)), upgrade + "47 hours before.");
        all.put(upgraded(Duration.ofDays(2)), upgrade + "2 days before.");
    }

    private static void grave(Map<Sample, String> all) {
        all.put(sample(), "Medium because nothing that is known of the account explains it.");
        all.put(
                sample().signals(NEW_NETWORK).from("10.9.0.4"),
                "Medium because nothing that is known of the account explains it, though the new network is a private"
                        + " one.");
        all.put(
                Sample.of(Variation.UNUSUAL_CLIENT).signals(NEW_CLIENT),
                "Medium because the call is one that attackers look for, and it was made in a new way.");
        all.put(
                sample().signals(NEW_CLIENT).confidence(Confidence.HIGH),
                "High because the call is new, and so is the program that made it.");
        all.put(
                sample().signals(NEW_NETWORK).confidence(Confidence.HIGH),
                "High because it came from a public address in a network new to the account.");
        all.put(
                sample().signals(NEW_CLIENT, NEW_NETWORK).confidence(Confidence.HIGH),
                "High because both the program and the network are new to the account.");
        all.put(
                sample().signals(NEW_CLIENT).from("10.9.0.4").alsoFrom("10.2.0.7"),
                "High because its pod checkout-5b9c7 called from 10.9.0.4 and from 10.2.0.7 within a day: a pod has one"
                        + " address for life, so this is the surest sign of a stolen token.");
    }

    @TestFactory
    Stream<DynamicTest> saysWhyInOneSentence() {
        return all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getValue(),
                        () -> assertThat(ConfidenceReasons.of(e.getKey().alert()))
                                .containsExactly(e.getValue())));
    }

    @Test
    void standsInTheDescription() {
        assertThat(OcsfFinding.message(upgraded(Duration.ofHours(3)).alert()).event())
                .contains(" Low because an upgrade of checkout to v1.5 was rolled out 3 hours before.");
    }

    @Test
    void everyFactHasItsSentence() {
        assertThat(ConfidenceReasons.of(sample().lowBecause(new Mitigation.Home(), new Mitigation.NoContents())
                        .alert()))
                .hasSize(2);
    }
}
