/** The state store of the command line: one file, or nothing but memory. */
@NullMarked
package dev.sawatch.cli.state;

import org.jspecify.annotations.NullMarked;
