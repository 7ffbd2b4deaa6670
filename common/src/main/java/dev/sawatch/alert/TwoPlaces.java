package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;

/** A pod that called from two addresses, in words. */
final class TwoPlaces {
    /** {@code its pod checkout-5b9c7 called from 10.2.0.7 as well, within a day}. */
    static String words(Observation call) {
        return pod(call) + " called from " + Deed.name(call.otherAddress()) + " as well, within a day";
    }

    /** {@code its pod checkout-5b9c7 called from 10.9.0.4 and from 10.2.0.7 within a day}. */
    static String bothWords(Observation call) {
        return pod(call) + " called from " + Deed.name(call.event().sourceIp()) + " and from "
                + Deed.name(call.otherAddress()) + " within a day";
    }

    private static String pod(Observation call) {
        String name = call.event().user().credential().pod();
        return name.isEmpty() ? "its pod" : "its pod " + Deed.name(name);
    }

    private TwoPlaces() {}
}
