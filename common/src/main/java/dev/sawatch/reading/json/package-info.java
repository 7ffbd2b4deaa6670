/**
 * Reads one complete JSON object where it lies in an array: by a cursor that decodes, copies and checks only what it is
 * asked for. Knows nothing of audit events.
 */
@NullMarked
package dev.sawatch.reading.json;

import org.jspecify.annotations.NullMarked;
