package dev.sawatch.baseline;

import dev.sawatch.audit.ServiceAccount;
import java.util.regex.Pattern;

/**
 * Names without their volatile parts, so that an account or namespace that lives for minutes is judged by what its kind
 * does: {@code arc-runners/e2e-runner-x7k2p} is of the family {@code arc-runners/e2e-runner-#}.
 */
public final class Families {
    /** The namespace whose accounts stand for themselves: each is a component of its own. */
    public static final String KUBE_SYSTEM = "kube-system";

    /** What kubernetes/apimachinery, pkg/util/rand, draws suffixes from: no vowels, nothing that looks like another. */
    private static final String ALPHABET = "[bcdfghjklmnpqrstvwxz2456789]";

    private static final Pattern RANDOM_SUFFIX = Pattern.compile("-(?:" + ALPHABET + "{8,10}-)?" + ALPHABET + "{5}$");
    private static final Pattern HEX = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{6,}\\b");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** The family of a namespace, or of any one name. */
    public static String of(String name) {
        String stable = RANDOM_SUFFIX.matcher(name).replaceFirst("-#");
        stable = HEX.matcher(stable).replaceAll("#");
        return DIGITS.matcher(stable).replaceAll("#");
    }

    /** The family of a service account. */
    public static ServiceAccount of(ServiceAccount account) {
        return account.namespace().equals(KUBE_SYSTEM)
                ? account
                : new ServiceAccount(of(account.namespace()), of(account.name()));
    }

    private Families() {}
}
