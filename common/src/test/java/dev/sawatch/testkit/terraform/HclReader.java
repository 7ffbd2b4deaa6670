package dev.sawatch.testkit.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads HCL as {@code terraform fmt} leaves it into blocks, with the source of each expression. What an expression means is not
 * asked here, and faults of syntax are terraform's to tell.
 */
final class HclReader {
    private final String text;
    private int at;

    HclReader(String text) {
        this.text = text;
    }

    /** A file, as a block without a name. */
    Block file() {
        return body("file", List.of());
    }

    /** The entries of an object's source, {@code {a = 1, b = 2}}. */
    Map<String, String> object() {
        at = text.indexOf('{') + 1;
        return body("object", List.of()).arguments();
    }

    private Block body(String kind, List<String> labels) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (skip(); at < text.length() && text.charAt(at) != '}'; skip()) {
            String name = word();
            List<String> of = new ArrayList<>();
            for (spaces(); text.charAt(at) == '"'; spaces()) {
                of.add(word());
            }
            if (text.charAt(at) == '{') {
                at++;
                blocks.add(body(name, of));
                at++;
            } else {
                at++;
                arguments.put(name, expression());
            }
        }
        return new Block(kind, labels, arguments, blocks);
    }

    /** A name, in quotes or not. */
    private String word() {
        int from = at;
        if (text.charAt(at) == '"') {
            string();
            return text.substring(from + 1, at - 1);
        }
        while (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '-') {
            at++;
        }
        if (at == from) {
            throw new IllegalStateException("no name at: " + text.substring(at, Math.min(text.length(), at + 40)));
        }
        return text.substring(from, at);
    }

    /** To the end of the line, or of the body, outside of all brackets. */
    private String expression() {
        int from = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean outside = depth == 0;
            if (c == '"') {
                string();
            } else if (text.startsWith("<<", at)) {
                heredoc();
            } else if (c == '#') {
                line();
            } else if (outside && (c == '\n' || c == ',' || c == '}')) {
                break;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
        }
        return text.substring(from, at).strip();
    }

    /** A text in quotes, whose {@code ${}} may hold others. */
    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at += 2;
            } else if (text.startsWith("${", at) && text.charAt(at - 1) != '$') {
                at += 2;
                template();
            } else {
                at++;
            }
        }
        at++;
    }

    private void template() {
        for (int depth = 1; depth > 0; ) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
            }
        }
    }

    private void heredoc() {
        int end = text.indexOf('\n', at);
        String mark = text.substring(at, end).replaceFirst("^<<-?", "").strip();
        do {
            at = end + 1;
            end = text.indexOf('\n', at);
        } while (!text.substring(at, end).strip().equals(mark));
        at = end;
    }

    private void line() {
        at = Math.max(at, text.indexOf('\n', at));
    }

    private void spaces() {
        while (text.charAt(at) == ' ') {
            at++;
        }
    }

    /** What stands between arguments. */
    private void skip() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || ",#".indexOf(text.charAt(at)) >= 0)) {
            if (text.charAt(at) == '#') {
                line();
            } else {
                at++;
            }
        }
    }
}
