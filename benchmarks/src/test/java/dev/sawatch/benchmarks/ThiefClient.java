package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a thief calls with. */
enum ThiefClient {
    OWN("the account's own client") {
        @Override
        String userAgent(Donor donor, AuditEvent recent, String tool) {
            return recent.userAgent();
        }
    },
    HIGHER_VERSION("its own with a made-up higher version") {
        @Override
        String userAgent(Donor donor, AuditEvent recent, String tool) {
            Matcher matcher = PRODUCT.matcher(recent.userAgent());
            if (!matcher.matches()) {
                throw new IllegalStateException("not one line: " + recent.userAgent());
            }
            String product = matcher.group(1);
            return product + "/v" + donor.versionAbove(product) + ".0.0" + matcher.group(2);
        }
    },
    TOOL("curl or kubectl") {
        @Override
        String userAgent(Donor donor, AuditEvent recent, String tool) {
            return tool;
        }
    };

    /** The tools of the recording's attackers. */
    private static final List<String> TOOLS =
            List.of("curl/7.88.1", "kubectl/v1.29.3 (linux/amd64) kubernetes/6813625");

    /** Name of a client, and what follows its version. */
    private static final Pattern PRODUCT = Pattern.compile("([^/ ]*)(?:[/ ]v?[0-9]+(?:\\.[0-9]+)*)?(.*)");

    private final String title;

    ThiefClient(String title) {
        this.title = title;
    }

    /** Any of the tools that the account does not use itself, or of all if it uses all. */
    static String tool(Donor donor, SplittableRandom random) {
        List<String> strange = TOOLS.stream()
                .filter(tool -> !donor.uses(tool.substring(0, tool.indexOf('/'))))
                .toList();
        List<String> tools = strange.isEmpty() ? TOOLS : strange;
        return tools.get(random.nextInt(tools.size()));
    }

    String title() {
        return title;
    }

    /** As a thief sends it who has seen a recent call of the account and has a tool. */
    abstract String userAgent(Donor donor, AuditEvent recent, String tool);
}
