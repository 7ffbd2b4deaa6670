package dev.sawatch.detection;

import java.util.List;
import java.util.Set;

/**
 * Why a call is unusual.
 *
 * @param variation the first kind that applies
 * @param others the other kinds that apply as well, in their order
 * @param signals what else is remarkable
 * @param confidence how much speaks for a stolen token
 * @param mitigations why the confidence is Low, in the order of the design's table; empty where it is not
 * @param cause what an alert about it stands for
 */
public record Verdict(
        Variation variation,
        List<Variation> others,
        Set<Signal> signals,
        Confidence confidence,
        List<Mitigation> mitigations,
        Cause cause) {
    /** Whether the signal applies. */
    public boolean has(Signal signal) {
        return signals.contains(signal);
    }
}
