package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A rule that finds nothing in clean code may be one that finds nothing at all. */
class ArchitectureRulesTest {
    @Test
    void whoReadsTheClockOrTheEnvironmentIsFound() {
        for (Class<?> offender : new Class<?>[] {ReadsClock.class, ReadsSource.class, ReadsEnvironment.class}) {
            assertThat(violated(offender)).as(offender.getSimpleName()).isTrue();
        }
        assertThat(violated(TestWiring.class)).isFalse();
    }

    private static boolean violated(Class<?> type) {
        return ArchitectureRules.ONLY_WIRING_READS_ENVIRONMENT_AND_CLOCK
                .evaluate(new ClassFileImporter().importClasses(type, ArchitectureRulesTest.class))
                .hasViolation();
    }

    static final class ReadsClock {
        Instant now() {
            return Instant.now();
        }
    }

    static final class ReadsSource {
        InstantSource source() {
            return InstantSource.system();
        }
    }

    static final class ReadsEnvironment {
        String path() {
            return System.getenv("PATH");
        }
    }

    static final class TestWiring {
        Instant now() {
            return Instant.now();
        }
    }
}
