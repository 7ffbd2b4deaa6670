/** The wire form of alerts: CloudEvents that hold OCSF Detection Findings. */
@NullMarked
package dev.sawatch.alert.ocsf;

import org.jspecify.annotations.NullMarked;
