/** Decides whether a call is unusual, as a pure function of the call, the baseline and the settings. */
@NullMarked
package dev.sawatch.detection;

import org.jspecify.annotations.NullMarked;
