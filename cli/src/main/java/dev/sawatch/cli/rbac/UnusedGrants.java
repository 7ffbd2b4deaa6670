package dev.sawatch.cli.rbac;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What roles grant that no account was seen to use. */
public final class UnusedGrants {
    private final Collection<LeastPrivilege> needs;

    private UnusedGrants(Collection<LeastPrivilege> needs) {
        this.needs = needs;
    }

    /**
     * A grant that is wider than its use.
     *
     * @param role {@code KIND NAMESPACE/NAME} of the role
     * @param granted what the verbs are about: {@code [group/]resource[/subresource]}, with names of objects behind it,
     *     or a path
     * @param unused verbs that were never used on it; {@code *} where all are granted
     * @param used what is used of it; empty for nothing
     */
    public record Row(String role, String granted, String unused, String used) {}

    /**
     * The grants of a file that accounts do not use, or use in part.
     *
     * @throws dev.sawatch.reading.log.UnreadableException where the file holds no roles
     */
    public static List<Row> of(Path file, Collection<LeastPrivilege> needs) {
        UnusedGrants grants = new UnusedGrants(needs);
        return RoleFile.read(file).stream()
                .flatMap(rule -> grants.rows(rule).stream())
                .toList();
    }

    private List<Row> rows(GrantedRule rule) {
        List<Row> rows = new ArrayList<>();
        for (String group : rule.groups()) {
            for (String resource : rule.resources()) {
                String name = (group.isEmpty() ? "" : group + "/") + resource;
                String objects = rule.objects().isEmpty() ? "" : ":" + String.join(",", rule.objects());
                add(rows, rule, name + objects, isWide(group, resource), t -> rule.covers(group, resource, t));
            }
        }
        for (String path : rule.paths()) {
            add(rows, rule, path, path.endsWith(GrantedRule.ALL), t -> GrantedRule.coversPath(path, t));
        }
        return rows;
    }

    private static boolean isWide(String group, String resource) {
        return group.equals(GrantedRule.ALL) || resource.contains(GrantedRule.ALL);
    }

    private void add(List<Row> rows, GrantedRule rule, String granted, boolean wide, Predicate<Target> covered) {
        Map<Target, Set<String>> used = used(rule, covered);
        TreeSet<String> unused = new TreeSet<>(rule.verbs());
        used.values().forEach(unused::removeAll);
        if (!unused.isEmpty() || wide) {
            rows.add(new Row(rule.role(), granted, String.join(", ", unused), words(used, wide)));
        }
    }

    private Map<Target, Set<String>> used(GrantedRule rule, Predicate<Target> covered) {
        Map<Target, Set<String>> used = new TreeMap<>();
        for (LeastPrivilege need : needs) {
            need.rules()
                    .forEach((scope, rules) -> rules.forEach((target, needed) -> {
                        if (rule.isIn(scope) && covered.test(target)) {
                            used.computeIfAbsent(target, t -> new TreeSet<>()).addAll(granted(needed, rule));
                        }
                    }));
        }
        used.values().removeIf(Set::isEmpty);
        return used;
    }

    private static List<String> granted(Rule needed, GrantedRule rule) {
        return needed.verbs().stream()
                .filter(verb ->
                        rule.verbs().contains(GrantedRule.ALL) || rule.verbs().contains(verb))
                .toList();
    }

    private static String words(Map<Target, Set<String>> used, boolean wide) {
        if (!wide) {
            return used.values().stream()
                    .flatMap(Set::stream)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        return used.entrySet().stream()
                .map(e -> e.getKey().name() + " " + String.join(",", e.getValue()))
                .collect(Collectors.joining("; "));
    }
}
