/** Alerts in sentences that a person understands. */
@NullMarked
package dev.sawatch.alert.wording;

import org.jspecify.annotations.NullMarked;
