/**
 * Reads audit logs of any known form from files, folders and standard input, without holding any of them in memory.
 */
@NullMarked
package dev.sawatch.reading.log;

import org.jspecify.annotations.NullMarked;
