package dev.sawatch.cli.report;

import java.nio.file.Path;

/**
 * A file that a command writes.
 *
 * @param option the option that names it
 */
public record Output(String option, Path file) {}
