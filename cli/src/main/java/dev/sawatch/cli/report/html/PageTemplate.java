package dev.sawatch.cli.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page's fixed parts. Its policy lets the browser run the scripts that are part of the program, known by their hashes,
 * and load nothing: were a text ever taken for markup, it could do nothing.
 */
final class PageTemplate {
    /** Of the webjar; its version is that of the build. */
    private static final String LIBRARY = "META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private static final List<String> SCRIPTS = List.of("dom.js", "timeline.js", "heatmap.js", "cards.js", "page.js");

    /**
     * Writes a page.
     *
     * @param values what the template names, escaped where it is put in
     * @param data JSON for the scripts
     */
    static void write(Writer out, Map<String, Object> values, String data) throws IOException {
        String library = resource(LIBRARY);
        String script = SCRIPTS.stream().map(PageTemplate::own).collect(Collectors.joining("\n"));
        String style = own("page.css");
        Map<String, Object> all = new HashMap<>(values);
        all.put("library", library);
        all.put("script", script);
        all.put("style", style);
        all.put("data", ScriptData.escape(data));
        all.put(
                "policy",
                "default-src 'none'; script-src " + hash(library) + " " + hash(script) + "; style-src " + hash(style)
                        + "; base-uri 'none'; form-action 'none'");
        try {
            Mustache.compiler().compile(own("page.html")).execute(all, out);
        } catch (MustacheException e) {
            // The library wraps what the writer throws.
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String own(String name) {
        return resource("dev/sawatch/cli/report/html/" + name);
    }

    private static String resource(String name) {
        try (InputStream in = PageTemplate.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As policies name a text: the browser compares it with what stands between the tags. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private PageTemplate() {}
}
