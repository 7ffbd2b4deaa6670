package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.benchmarks.Transplants.Trial;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The figures that Sawatch is built for, and the published report of them, so that a change of judgement is a diff. {@code
 * -Dbenchmark.update=true} writes the report anew.
 */
class DetectionBenchmarkTest {
    private static final Path REPORT = Recording.root().resolve("docs/BENCHMARK.md");

    private static final DetectionReport report = DetectionReport.create();

    @Test
    void alertsTheAttacksThatCanBeSeen() {
        assertThat(report.score.recall(Score::any)).isGreaterThanOrEqualTo(0.95);
        assertThat(report.score.recall(Score::isMediumConfidence)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void raisesFewFalseAlerts() {
        Score score = report.score;
        assertThat(Score.perDay(score.falseAlerts(Score::any).size())).isLessThanOrEqualTo(1.25);
        assertThat(Score.perDay(score.falseEpisodes(Score::any).size())).isLessThanOrEqualTo(0.75);
        assertThat(score.baseless(Score::any)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void pagesSeldomForNothing() {
        Score score = report.score;
        assertThat(Score.perDay(score.falseAlerts(Score::isMediumConfidence).size()))
                .isLessThanOrEqualTo(0.35);
        assertThat(Score.perDay(score.falseEpisodes(Score::isMediumConfidence).size()))
                .isLessThanOrEqualTo(0.25);
        assertThat(score.baseless(Score::isMediumConfidence)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void seesAThiefWhoUsesTheAccountsOwnClient() {
        assertSeen(ThiefClient.OWN, 0.95, 0.90);
    }

    @Test
    void seesAThiefWhoMakesUpAHigherVersion() {
        assertSeen(ThiefClient.HIGHER_VERSION, 0.95, 0.85);
    }

    @Test
    void seesAThiefWhoBringsATool() {
        assertSeen(ThiefClient.TOOL, 0.97, 0.95);
    }

    private static void assertSeen(ThiefClient client, double alerted, double medium) {
        assertThat(report.transplants.share(client, Trial::isAlerted)).isGreaterThanOrEqualTo(alerted);
        assertThat(report.transplants.share(client, Trial::isMedium)).isGreaterThanOrEqualTo(medium);
    }

    @Test
    void givesEveryAlertAnIdOfItsOwn() {
        assertThat(report.score.findings()).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void agreesWithThePublishedReport() throws IOException {
        String fresh = report.render();
        if (Boolean.getBoolean("benchmark.update")) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, fresh);
        }
        assertThat(REPORT).content().isEqualTo(fresh);
    }
}
