/** From log files to the pipeline, in batches, with the events' time as clock. */
@NullMarked
package dev.sawatch.cli.input;

import org.jspecify.annotations.NullMarked;
