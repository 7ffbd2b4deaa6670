/** What people are told of: an unusual call, what is usual instead, and where alerts go. */
@NullMarked
package dev.sawatch.alert;

import org.jspecify.annotations.NullMarked;
