package dev.sawatch.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sawatch.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses COMMAND_LINE = ArchitectureRules.classesOf("dev.sawatch");

    @Test
    void dependenciesPointDown() {
        ArchitectureRules.DEPENDENCIES_POINT_DOWN.check(COMMAND_LINE);
    }

    @Test
    void hasNoCycles() {
        ArchitectureRules.NO_CYCLES.check(COMMAND_LINE);
    }
}
