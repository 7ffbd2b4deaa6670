/** What the functions of all clouds share, around the pipeline and free of any cloud. */
@NullMarked
package dev.sawatch.function;

import org.jspecify.annotations.NullMarked;
