package dev.sawatch.cli;

import java.nio.file.Path;

/**
 * A file that a command writes.
 *
 * @param option the option that names it
 */
record Output(String option, Path file) {}
