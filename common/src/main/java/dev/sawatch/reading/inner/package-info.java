/** Audit events that a cloud's envelope holds as a text within its JSON: from bytes to bytes, and what is broken or cut off. */
@NullMarked
package dev.sawatch.reading.inner;

import org.jspecify.annotations.NullMarked;
