/** The page of a replay that is opened in a browser. */
@NullMarked
package dev.sawatch.cli.report.html;

import org.jspecify.annotations.NullMarked;
