package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a replay in a real browser. */
class BrowserTest {
    private static final String SCRIPT =
            "</script><script>document.title='owned'</script><img src=x onerror=\\\"document.title='owned'\\\">";
    private static final int MANY = 2_000;

    @TempDir
    private static Path folder;

    private static Chromium browser;
    private static Path file;

    @BeforeAll
    static void replay() throws IOException {
        browser = Chromium.start();
        List<String> lines = new ArrayList<>(AuditLines.attack());
        lines.add(AuditLines.event(
                "hostile00-0001",
                AuditLines.START.plus(17, ChronoUnit.DAYS),
                "get",
                "secrets",
                "payments",
                SCRIPT + "/v1 \u202e<!--"));
        file = folder.resolve("report.html");
        Path log = Files.write(folder.resolve("audit.log"), lines);
        assertThat(new Sawatch().run("replay", "--report", file, log).code()).isZero();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aScriptInAUserAgentIsShownAndNotRun() throws IOException {
        for (Path page : List.of(file, Page.read(file).withoutPolicy().write(folder.resolve("unguarded.html")))) {
            browser.open(page);
            browser.evaluate("document.querySelectorAll('.episode').forEach(card => card.reveal())");
            assertThat(text("document.querySelector('#cards').textContent"))
                    .contains("<script>document.title='owned'</script>", "\\u202e<!--");
            assertThat(text("document.title")).isEqualTo("Sawatch: 2026-01-05 to 2026-01-22");
            assertThat(browser.evaluate("document.querySelectorAll('#cards img').length")
                            .asInt())
                    .isZero();
            assertThat(browser.faults()).isEmpty();
        }
    }

    @Test
    void thePolicyStopsAScriptThatIsNotTheProgramsOwn() {
        browser.open(file);
        browser.evaluate("document.body.append(Object.assign(document.createElement('script'),"
                + "{textContent:'document.title=1'}))");
        assertThat(text("document.title")).startsWith("Sawatch");
        assertThat(browser.faults()).anySatisfy(fault -> assertThat(fault).contains("Content Security Policy"));
    }

    @Test
    void filtersWorkByKeyboard() {
        browser.open(file);
        assertThat(status()).isEqualTo("Shown: 3 alerts of 3 in 2 episodes.");
        tabTo("document.activeElement.value === 'unusual_modification'");
        browser.press(" ", "Space", 32, " ");
        assertThat(status()).isEqualTo("Shown: 2 alerts of 3 in 2 episodes.");
        tabTo("document.activeElement.value === 'High'");
        browser.press(" ", "Space", 32, " ");
        assertThat(status()).startsWith("Shown: 0 alerts of 3");
        tabTo("document.activeElement.type === 'reset'");
        browser.press("Enter", "Enter", 13, "\r");
        assertThat(status()).isEqualTo("Shown: 3 alerts of 3 in 2 episodes.");
        tabTo("document.activeElement.matches('.episode summary')");
        browser.press("Enter", "Enter", 13, "\r");
        browser.evaluate("new Promise(done => {const look = () => document.querySelector('.episode[open] .alert')"
                + " ? done() : setTimeout(look, 5); look();})");
        assertThat(text("document.querySelector('.episode[open]').textContent"))
                .contains("1. Check whether this service account should be making this call", "jq -c --arg user");
    }

    @Test
    void theAccountIsChosenByKeyboard() throws IOException {
        Page page = Page.read(file);
        ObjectNode data = page.data();
        ObjectNode other = data.path("alerts").get(0).deepCopy();
        ((ArrayNode) data.path("alerts"))
                .add(other.put("id", "x").put("episode", "x").put("family", "shop/other"));
        browser.open(page.with(data).write(folder.resolve("two.html")));
        tabTo("document.activeElement.id === 'account'");
        browser.press("ArrowDown", "ArrowDown", 40, "");
        assertThat(status()).isEqualTo("Shown: 3 alerts of 4 in 2 episodes.");
        browser.press("ArrowDown", "ArrowDown", 40, "");
        assertThat(status()).isEqualTo("Shown: 1 alert of 4 in 1 episode.");
    }

    @Test
    void twoThousandAlertsAreShownAtOnce() throws IOException {
        Page page = Page.read(file);
        ObjectNode data = page.data();
        ArrayNode alerts = (ArrayNode) data.path("alerts");
        for (int i = alerts.size(); i < MANY; i++) {
            ObjectNode copy = alerts.get(i % 3).deepCopy();
            alerts.add(copy.put("id", "a" + i).put("episode", "e" + i / 2).put("family", "shop/cart-" + i % 100));
        }
        Path many = page.with(data).write(folder.resolve("many.html"));
        browser.open(many);
        assertThat(status()).startsWith("Shown: 2,000 alerts");
        double shown = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                .asDouble();
        double filtered = browser.evaluate(
                        "(() => {const t = performance.now(); document.getElementById('pages').click();"
                                + " return performance.now() - t;})()")
                .asDouble();
        System.out.printf(
                "2,000 alerts, %d KB: shown in %.0f ms, filtered in %.0f ms%n",
                Files.size(many) / 1_000, shown, filtered);
        assertThat(shown).isLessThan(5_000);
        assertThat(filtered).isLessThan(2_000);
    }

    private static void tabTo(String condition) {
        for (int i = 0; i < 60; i++) {
            browser.press("Tab", "Tab", 9, "");
            if (browser.evaluate(condition).asBoolean()) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + condition);
    }

    private static String status() {
        browser.evaluate("new Promise(done => setTimeout(done))");
        return text("document.getElementById('status').textContent");
    }

    private static String text(String expression) {
        return browser.evaluate(expression).asText();
    }
}
