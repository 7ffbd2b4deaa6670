package dev.sawatch.cli.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.DaySet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which account uses which resource, as a table: those with the most alerts come first, for it has no room for all of a
 * large cluster.
 */
final class HeatMap {
    static final int MOST_ROWS = 40;
    static final int MOST_COLUMNS = 40;

    private final Map<AccountKey, Map<String, DaySet>> used = new TreeMap<>();
    private final Map<AccountKey, Long> alertsOfRow;
    private final Map<String, Long> alertsOfColumn;

    HeatMap(List<PageAlert> alerts) {
        List<PageAlert> ofCalls =
                alerts.stream().filter(alert -> !alert.resource().isEmpty()).toList();
        alertsOfRow = counts(ofCalls, PageAlert::row);
        alertsOfColumn = counts(ofCalls, PageAlert::resource);
        alertsOfRow.keySet().forEach(row -> used.put(row, new HashMap<>()));
    }

    private static <K> Map<K, Long> counts(List<PageAlert> alerts, Function<PageAlert, K> key) {
        return alerts.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    /** Adds on which days an account used a resource, named as in behaviours. */
    void add(AccountKey row, String resource, DaySet days) {
        int name = resource.indexOf(':');
        used.computeIfAbsent(row, r -> new HashMap<>())
                .merge(name < 0 ? resource : resource.substring(0, name), days, DaySet::union);
    }

    /** Number of accounts. */
    int accounts() {
        return used.size();
    }

    ObjectNode write(ObjectNode heat) {
        List<AccountKey> rows = rows();
        List<String> columns = columns(rows);
        ArrayNode names = heat.putArray("rows");
        rows.forEach(row -> names.addObject().put("cluster", row.cluster()).put("family", row.family()));
        columns.forEach(heat.putArray("columns")::add);
        ArrayNode cells = heat.putArray("cells");
        rows.forEach(row -> {
            ArrayNode days = cells.addArray();
            columns.forEach(column -> days.add(days(row, column)));
        });
        return heat.put("accounts", accounts())
                .put("resources", resources(used.keySet()).size());
    }

    private int days(AccountKey row, String column) {
        DaySet days = of(row).get(column);
        return days == null ? 0 : days.size();
    }

    private Map<String, DaySet> of(AccountKey row) {
        return used.getOrDefault(row, Map.of());
    }

    private List<AccountKey> rows() {
        return used.keySet().stream()
                .sorted(Comparator.comparingLong((AccountKey row) -> -alertsOfRow.getOrDefault(row, 0L))
                        .thenComparingInt(row -> -of(row).size())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_ROWS)
                .toList();
    }

    private List<String> columns(List<AccountKey> rows) {
        Map<String, Long> users = rows.stream()
                .flatMap(row -> of(row).keySet().stream())
                .collect(Collectors.groupingBy(resource -> resource, Collectors.counting()));
        return resources(rows).stream()
                .sorted(Comparator.comparingLong((String resource) -> -alertsOfColumn.getOrDefault(resource, 0L))
                        .thenComparingLong(resource -> -users.getOrDefault(resource, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_COLUMNS)
                .toList();
    }

    /** Those that any of the rows uses, and those of alerts. */
    private Set<String> resources(Iterable<AccountKey> rows) {
        Set<String> resources = new TreeSet<>(alertsOfColumn.keySet());
        rows.forEach(row -> resources.addAll(of(row).keySet()));
        return resources;
    }
}
