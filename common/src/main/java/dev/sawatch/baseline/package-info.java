/**
 * What service accounts usually do: sets of days on which a behaviour was seen, kept per cluster in a key-value store.
 * Every record here merges: in any order and any number of times the same facts give the same record.
 */
@NullMarked
package dev.sawatch.baseline;

import org.jspecify.annotations.NullMarked;
