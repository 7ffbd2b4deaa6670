/** Benchmarks and golden reports of the whole. */
@NullMarked
package dev.sawatch.benchmarks;

import org.jspecify.annotations.NullMarked;
