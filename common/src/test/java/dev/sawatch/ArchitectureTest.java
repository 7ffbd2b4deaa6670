package dev.sawatch;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sawatch.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = ArchitectureRules.classesOf("dev.sawatch");

    @Test
    void knowsNoCloud() {
        ArchitectureRules.CORE_KNOWS_NO_CLOUD.check(CORE);
    }

    @Test
    void readsNeitherEnvironmentNorClock() {
        ArchitectureRules.ONLY_WIRING_READS_ENVIRONMENT_AND_CLOCK.check(CORE);
        ArchitectureRules.ONLY_WIRING_BUILDS_CLIENTS.check(CORE);
    }

    @Test
    void hasNoCycles() {
        ArchitectureRules.NO_CYCLES.check(CORE);
    }

    @Test
    void dependenciesPointInward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("json")
                .definedBy("dev.sawatch.reading.json..")
                .layer("audit")
                .definedBy("dev.sawatch.audit..")
                .layer("baseline")
                .definedBy("dev.sawatch.baseline..")
                .layer("detection")
                .definedBy("dev.sawatch.detection..")
                .layer("alert")
                .definedBy("dev.sawatch.alert..")
                .layer("settings")
                .definedBy("dev.sawatch.settings..")
                .layer("pipeline")
                .definedBy("dev.sawatch.pipeline..")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("audit")
                .mayOnlyAccessLayers("json")
                .whereLayer("baseline")
                .mayOnlyAccessLayers("audit")
                .whereLayer("detection")
                .mayOnlyAccessLayers("audit", "baseline")
                .whereLayer("alert")
                .mayOnlyAccessLayers("audit", "baseline", "detection")
                .whereLayer("settings")
                .mayOnlyAccessLayers("audit", "baseline", "detection", "alert")
                .check(CORE);
    }
}
