/** What people read: tables, summaries, explanations, and files of alerts. */
@NullMarked
package dev.sawatch.cli.report;

import org.jspecify.annotations.NullMarked;
