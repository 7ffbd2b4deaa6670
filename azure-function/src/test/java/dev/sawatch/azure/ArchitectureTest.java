package dev.sawatch.azure;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sawatch.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** With the core, which the order of packages is about, too. */
    private static final JavaClasses FUNCTION = ArchitectureRules.classesOf("dev.sawatch");

    @Test
    void onlyWiringReadsEnvironmentAndClockAndBuildsClients() {
        ArchitectureRules.ONLY_WIRING_READS_ENVIRONMENT_AND_CLOCK.check(FUNCTION);
        ArchitectureRules.ONLY_WIRING_BUILDS_CLIENTS.check(FUNCTION);
    }

    @Test
    void dependenciesPointDown() {
        ArchitectureRules.DEPENDENCIES_POINT_DOWN.check(FUNCTION);
    }

    @Test
    void hasNoCycles() {
        ArchitectureRules.NO_CYCLES.check(FUNCTION);
    }
}
