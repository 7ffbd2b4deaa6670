package dev.sawatch.baseline;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Untrusted;
import java.util.regex.Pattern;

/**
 * Names without their volatile parts, so that an account or namespace that lives for minutes is judged by what its kind
 * does: {@code arc-runners/e2e-runner-x7k2p} is of the family {@code arc-runners/e2e-runner-#}.
 */
public final class Families {
    /** The namespace whose accounts stand for themselves: each is a component of its own. */
    public static final String KUBE_SYSTEM = "kube-system";

    /** Longest names that Kubernetes has; who is acted as, and what is asked for in vain, may have longer ones. */
    private static final int MAX_NAME = 253;

    private static final int MAX_NAMESPACE = 63;

    /** What kubernetes/apimachinery, pkg/util/rand, draws suffixes from: no vowels, nothing that looks like another. */
    private static final String ALPHABET = "[bcdfghjklmnpqrstvwxz2456789]";

    private static final Pattern RANDOM_SUFFIX = Pattern.compile("-(?:" + ALPHABET + "{8,10}-)?" + ALPHABET + "{5}$");
    private static final Pattern HEX = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{6,}\\b");
    /** Not those within a word, such as {@code e2e} and {@code k8s}. */
    private static final Pattern DIGITS = Pattern.compile("(?<![a-z0-9])[0-9]+|[0-9]+(?![a-z0-9])");

    /** The family of a namespace. */
    public static String ofNamespace(String namespace) {
        return Untrusted.cut(of(namespace), MAX_NAMESPACE);
    }

    /** The family of any one name. */
    static String of(String name) {
        String stable = RANDOM_SUFFIX.matcher(name).replaceFirst("-#");
        stable = HEX.matcher(stable).replaceAll("#");
        return DIGITS.matcher(stable).replaceAll("#");
    }

    /** The family of a service account. */
    public static ServiceAccount of(ServiceAccount account) {
        boolean itself = account.namespace().equals(KUBE_SYSTEM);
        return new ServiceAccount(
                ofNamespace(account.namespace()),
                Untrusted.cut(itself ? account.name() : of(account.name()), MAX_NAME));
    }

    private Families() {}
}
