/** The sawatch command and what it stores on disk. */
@NullMarked
package dev.sawatch.cli;

import org.jspecify.annotations.NullMarked;
