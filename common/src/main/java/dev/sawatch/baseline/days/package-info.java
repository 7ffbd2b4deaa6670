/** Days and weeks on which something was seen: the mergeable facts that records are made of. */
@NullMarked
package dev.sawatch.baseline.days;

import org.jspecify.annotations.NullMarked;
