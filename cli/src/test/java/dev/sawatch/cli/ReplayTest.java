package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String EVENT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a1","stage":"ResponseComplete","verb":"get",\
            "requestURI":"/api/v1/namespaces/shop/pods/p","user":{"username":"system:serviceaccount:shop:cart"},\
            "objectRef":{"resource":"pods","namespace":"shop","name":"p"},"responseStatus":{"code":200},\
            "requestReceivedTimestamp":"2026-01-05T10:00:00Z"}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void goesOnAfterABrokenLine() throws IOException {
        Path log =
                log(EVENT + "\n{\"kind\":\"Event\",\"auditID\":\"x[Truncated...]\n" + EVENT.replace("a1", "a2") + "\n");
        assertThat(run("replay", "--json", log.toString())).isZero();
        assertThat(text(out)).contains("\"service_account_events\":2").contains("\"rejected\":{\"truncated\":1}");
    }

    @Test
    void readsAnEventList() throws IOException {
        Path log = log(
                "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[" + EVENT + "," + EVENT + "]}");
        assertThat(run("replay", "--json", log.toString())).isZero();
        assertThat(text(out)).contains("\"service_account_events\":2");
    }

    @Test
    void saysThatAShortLogOnlyTeaches() throws IOException {
        assertThat(run("replay", log(EVENT).toString())).isZero();
        assertThat(text(out)).contains("0 earlier days of the 14");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThat(run("replay", folder.resolve("none.log").toString())).isEqualTo(3);
        assertThat(text(err)).contains("none.log: no such file");
    }

    @Test
    void namesTheOptionThatIsUnknown() {
        assertThat(run("replay", "--colour", "x")).isEqualTo(2);
        assertThat(text(err)).contains("--colour");
    }

    @Test
    void namesEveryFaultOfTheSettings() throws IOException {
        Path settings = folder.resolve("s.properties");
        Files.writeString(settings, "training.days=soon\nmood=good\ndedup.days=\n");
        assertThat(run("replay", "--settings", settings.toString(), log(EVENT).toString()))
                .isEqualTo(2);
        assertThat(text(err)).contains("training.days", "mood", "dedup.days");
    }

    @Test
    void replaysTheRecordingTwiceWithoutANewAlert() {
        Path recording = Path.of("../samples/recording/events.jsonl.gz");
        String state = folder.resolve("state.db").toString();
        assertThat(run("replay", "--json", "--state", state, recording.toString()))
                .isZero();
        assertThat(text(out)).contains("\"unusual_client\":5");
        out.reset();
        assertThat(run("replay", "--json", "--state", state, recording.toString()))
                .isZero();
        assertThat(text(out)).contains("\"alerts\":{}");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("audit.log"), text);
    }

    private int run(String... args) {
        InputStream none = new ByteArrayInputStream(new byte[0]);
        Terminal terminal = new Terminal(none, stream(out), stream(err), false, false, Map.of());
        return Main.run(terminal, args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
