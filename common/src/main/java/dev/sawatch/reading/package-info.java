/**
 * Reads {@code audit.k8s.io} JSON as a stream, and nothing else. What cannot be read becomes a rejection, and what stands
 * behind it is read.
 */
@NullMarked
package dev.sawatch.reading;

import org.jspecify.annotations.NullMarked;
