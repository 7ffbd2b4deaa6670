/**
 * The key-value store as the core uses it: the port, its keys and records, and the one loop that tries lost races again.
 */
@NullMarked
package dev.sawatch.state;

import org.jspecify.annotations.NullMarked;
