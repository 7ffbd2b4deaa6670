package dev.sawatch.cli.report.html;

/** JSON inside of a script element. */
final class ScriptData {
    /**
     * The same JSON without a character that could end the element or open a comment in it (HTML, 4.12.1.3). Outside of
     * texts JSON has none of them, and in texts the escape means the same.
     */
    static String escape(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private ScriptData() {}
}
