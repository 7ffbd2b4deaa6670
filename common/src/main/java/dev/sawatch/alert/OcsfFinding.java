package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;
import java.util.Map;

final class OcsfFinding {
    static AlertMessage message(Alert alert) {
        return new AlertMessage(alert.id(), "{}", "", Map.of());
    }

    static AlertMessage breakerNotice(String id, Observation call, int bound) {
        return new AlertMessage(id, "{}", "", Map.of());
    }

    private OcsfFinding() {}
}
