/** Turns verdicts into alerts: one per new habit, each with one id however often its event is delivered. */
@NullMarked
package dev.sawatch.alert;

import org.jspecify.annotations.NullMarked;
