package dev.sawatch.alert.wording;

import dev.sawatch.behaviour.AccountCall;

/** A pod that called from two addresses, in words. */
final class TwoPlaces {
    /** {@code its pod checkout-5b9c7 called from 10.2.0.7 as well, within a day}. */
    static String words(AccountCall call) {
        return pod(call) + " called from " + CallWording.name(call.otherAddress()) + " as well, within a day";
    }

    /** {@code its pod checkout-5b9c7 called from 10.9.0.4 and from 10.2.0.7 within a day}. */
    static String bothWords(AccountCall call) {
        return pod(call) + " called from " + CallWording.name(call.event().sourceIp()) + " and from "
                + CallWording.name(call.otherAddress()) + " within a day";
    }

    private static String pod(AccountCall call) {
        String name = call.event().user().credential().pod();
        return name.isEmpty() ? "its pod" : "its pod " + CallWording.name(name);
    }

    private TwoPlaces() {}
}
