package dev.sawatch.behaviour.names;

import dev.sawatch.audit.ServiceAccount;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names without their volatile parts, so that an account or namespace that lives for minutes is judged by what its kind
 * does: {@code arc-runners/e2e-runner-x7k2p} is of the family {@code arc-runners/e2e-runner-#}. Tenants that are told
 * apart by a number are one family too, unless their namespaces are set apart.
 */
public final class Families {
    /** The namespace whose accounts stand for themselves: each is a component of its own. */
    public static final String KUBE_SYSTEM = "kube-system";

    /** What kubernetes/apimachinery, pkg/util/rand, draws suffixes from: no vowels, nothing that looks like another. */
    private static final String ALPHABET = "[bcdfghjklmnpqrstvwxz2456789]";

    private static final Pattern RANDOM_SUFFIX = Pattern.compile("-(?:" + ALPHABET + "{8,10}-)?" + ALPHABET + "{5}$");
    private static final Pattern HEX = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{6,}\\b");
    /** Not those within a word, such as {@code e2e} and {@code k8s}. */
    private static final Pattern DIGITS = Pattern.compile("(?<![a-z0-9])[0-9]+|[0-9]+(?![a-z0-9])");

    private final List<Glob> apart;

    /** @param apart namespaces that stand for themselves, as do their accounts */
    public Families(List<Glob> apart) {
        this.apart = List.copyOf(apart);
    }

    /** The family of a namespace; {@link Names#INVALID} for what cannot be one. */
    public String ofNamespace(String namespace) {
        if (!Names.isLabel(namespace)) {
            return Names.INVALID;
        }
        return isApart(namespace) ? namespace : stable(namespace);
    }

    private boolean isApart(String namespace) {
        return namespace.equals(KUBE_SYSTEM) || apart.stream().anyMatch(glob -> glob.matches(namespace));
    }

    /** The family of an object's name; {@link Names#INVALID} for what cannot be one. */
    public static String ofName(String name) {
        return Names.isSubdomain(name) ? stable(name) : Names.INVALID;
    }

    private static String stable(String name) {
        String stable = RANDOM_SUFFIX.matcher(name).replaceFirst("-#");
        stable = HEX.matcher(stable).replaceAll("#");
        return DIGITS.matcher(stable).replaceAll("#");
    }

    /** The family of a service account. */
    public ServiceAccount of(ServiceAccount account) {
        boolean itself = isApart(account.namespace()) && Names.isSubdomain(account.name());
        return new ServiceAccount(ofNamespace(account.namespace()), itself ? account.name() : ofName(account.name()));
    }
}
