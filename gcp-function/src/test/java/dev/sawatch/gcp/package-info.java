@NullMarked
package dev.sawatch.gcp;

import org.jspecify.annotations.NullMarked;
