/** The settings: a typed, validated view over key-to-text pairs. */
@NullMarked
package dev.sawatch.settings;

import org.jspecify.annotations.NullMarked;
