package dev.sawatch.behaviour;

import dev.sawatch.audit.ServiceAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * What accounts have in common that are of one make: their namespace and the first word of their name, or their whole
 * name in whatever namespace.
 *
 * @param namespace namespace (family) that they share; empty for those of one name in any namespace
 * @param name first word of their names, or their whole name (family)
 */
public record AccountKind(String namespace, String name) {
    private static final String WORD_ENDS = "-_.";
    /** Every namespace has one, whatever runs there. */
    private static final String DEFAULT_ACCOUNT = "default";

    /** The kinds of an account: none to two. */
    public static List<AccountKind> of(ServiceAccount family) {
        List<AccountKind> kinds = new ArrayList<>(2);
        int end = endOfWord(family.name());
        if (end > 0 && end < family.name().length()) {
            kinds.add(new AccountKind(family.namespace(), family.name().substring(0, end)));
        }
        if (!family.name().equals(DEFAULT_ACCOUNT)) {
            kinds.add(new AccountKind("", family.name()));
        }
        return List.copyOf(kinds);
    }

    private static int endOfWord(String name) {
        int end = 0;
        while (end < name.length() && WORD_ENDS.indexOf(name.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** {@code argocd/argocd-*} or {@code *}{@code /notebook}: its form in keys. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? "*/" + name : namespace + "/" + name + "-*";
    }
}
