/** The labelled recording of a control plane, and its replay. */
@NullMarked
package dev.sawatch.testkit.recording;

import org.jspecify.annotations.NullMarked;
