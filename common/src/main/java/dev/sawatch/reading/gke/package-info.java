/** The forms in which a GKE audit log arrives: log entries to events and rejections, without an SDK. */
@NullMarked
package dev.sawatch.reading.gke;

import org.jspecify.annotations.NullMarked;
