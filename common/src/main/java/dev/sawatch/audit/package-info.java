/**
 * What a Kubernetes API server wrote down: audit events, who asked for what, and with which outcome. Reads
 * {@code audit.k8s.io} JSON as a stream; knows neither baselines nor clouds.
 */
@NullMarked
package dev.sawatch.audit;

import org.jspecify.annotations.NullMarked;
