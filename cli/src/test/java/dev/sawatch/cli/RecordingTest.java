package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final String VIOLATIONS =
            "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify("
                    + "r.violations.map(v => [v.id, v.nodes.map(n => n.target[0] + ': ' + n.failureSummary)])))";

    private static final int PICTURE_HEIGHT = 3_000;

    @TempDir
    private static Path folder;

    private static Path state;
    private static Path page;

    @BeforeAll
    static void replay() {
        state = folder.resolve("state.db");
        page = folder.resolve("report.html");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, "--report", page, Recording.file())
                        .out())
                .contains("\"events\":52945", "\"unusual_client\":7");
    }

    @Test
    void replayedTwiceItAlertsNothingNew() {
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, Recording.file())
                        .out())
                .contains("\"alerts\":{}");
    }

    @Test
    void itsPageHasAllAlertsAndTheDaysOfLearning() throws IOException {
        var data = Page.read(page).data();
        assertThat(data.path("alerts")).hasSize(71);
        assertThat(data.path("spans").toString())
                .isEqualTo("[{\"cluster\":\"local\",\"first\":\"2026-01-05\",\"last\":\"2026-02-17\","
                        + "\"active\":\"2026-01-19\"}]");
        assertThat(data.path("heat").path("rows")).hasSize(40);
    }

    /** With {@code -Dreport.pictures=FOLDER} it leaves pictures to look at there. */
    @Test
    void itsPageIsAccessibleInBothThemesAndNarrow() throws IOException {
        try (Chromium browser = Chromium.start()) {
            String axe = Axe.script();
            for (String theme : new String[] {"light", "dark"}) {
                for (int width : new int[] {1200, 400}) {
                    browser.theme(theme);
                    browser.width(width);
                    browser.open(page);
                    browser.evaluate("[...document.querySelectorAll('.episode')].slice(0, 2).forEach(c => c.reveal())");
                    picture(browser, theme, width);
                    assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                    .asInt())
                            .isLessThanOrEqualTo(width);
                    assertThat(browser.faults()).isEmpty();
                    browser.evaluate(axe);
                    assertThat(browser.evaluate(VIOLATIONS).asText())
                            .as(theme + " " + width)
                            .isEqualTo("[]");
                }
            }
        }
    }

    private static void picture(Chromium browser, String theme, int width) throws IOException {
        @Nullable String pictures = System.getProperty("report.pictures");
        if (pictures != null) {
            browser.picture(
                    Files.createDirectories(Path.of(pictures)).resolve(theme + "-" + width + ".png"),
                    width,
                    PICTURE_HEIGHT);
        }
    }
}
