package dev.sawatch;

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
    void dependenciesPointDown() {
        ArchitectureRules.DEPENDENCIES_POINT_DOWN.check(CORE);
    }
}
