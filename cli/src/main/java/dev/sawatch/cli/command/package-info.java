/** What people type: one class a command, and the options that commands share. */
@NullMarked
package dev.sawatch.cli.command;

import org.jspecify.annotations.NullMarked;
