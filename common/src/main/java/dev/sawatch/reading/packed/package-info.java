/** Data that was packed with gzip, as far as it is intact. */
@NullMarked
package dev.sawatch.reading.packed;

import org.jspecify.annotations.NullMarked;
