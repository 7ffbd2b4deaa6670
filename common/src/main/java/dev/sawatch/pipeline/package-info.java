/** The one path that an event takes, from a reader to an acknowledged batch. */
@NullMarked
package dev.sawatch.pipeline;

import org.jspecify.annotations.NullMarked;
