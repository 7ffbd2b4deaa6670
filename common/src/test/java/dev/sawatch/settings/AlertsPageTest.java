package dev.sawatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.detection.Variation;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Scenario;
import dev.sawatch.testkit.Scenarios;
import dev.sawatch.testkit.Story;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/alerts.md quotes alerts and settings; they are what scenarios raise and what can be set. */
class AlertsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "alerts.md");
    /** A scenario's name, and behind it what one of its alerts says: a line, or a block. */
    private static final Pattern QUOTED = Pattern.compile(
            "\\[([a-z-]+)]\\([^)]*/story\\.txt\\)\\)?:\\s+(?:```\\n(.*?)\\n```|(.*?)\\n)", Pattern.DOTALL);

    private static final Pattern LINKED = Pattern.compile("/story\\.txt\\)");
    private static final Pattern SETTINGS = Pattern.compile("```properties\\n(.*?)```", Pattern.DOTALL);

    @Test
    void quotesWhatTheScenariosRaise() throws IOException {
        Map<String, Scenario> scenarios = new HashMap<>();
        Scenarios.all().forEach(scenario -> scenarios.put(scenario.name(), scenario));
        List<MatchResult> quotes = quotes(QUOTED);
        assertThat(quotes).hasSameSizeAs(quotes(LINKED)).hasSizeGreaterThan(Variation.values().length);
        for (MatchResult quote : quotes) {
            Scenario scenario = Objects.requireNonNull(scenarios.get(quote.group(1)), quote.group(1));
            String words = quote.group(2) == null ? quote.group(3) : quote.group(2);
            assertThat(raisedBy(scenario))
                    .as(scenario.name())
                    .anySatisfy(text -> assertThat(text).contains(words));
        }
    }

    private static List<String> raisedBy(Scenario scenario) {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), publisher, new InMemoryRejectSink(), scenario.settings(), clock::get);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            pipeline.process(Batches.of(delivery, pipeline));
        }
        return publisher.published().stream().map(AlertMessage::text).toList();
    }

    @Test
    void namesSettingsThatCanBeUsed() throws IOException {
        List<MatchResult> blocks = quotes(SETTINGS);
        assertThat(blocks).hasSizeGreaterThan(Variation.values().length);
        for (MatchResult block : blocks) {
            Properties properties = new Properties();
            properties.load(new StringReader(block.group(1)));
            Map<String, String> values = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
            assertThatCode(() -> Settings.of(values)).as(block.group(1)).doesNotThrowAnyException();
        }
    }

    @Test
    void hasASectionOfEachVariation() throws IOException {
        String page = Files.readString(PAGE);
        for (Variation variation : Variation.values()) {
            assertThat(page)
                    .contains("*" + variation.title() + ".* Severity "
                            + variation.severity().caption() + ".");
        }
    }

    private static List<MatchResult> quotes(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE)).results().toList();
    }
}
