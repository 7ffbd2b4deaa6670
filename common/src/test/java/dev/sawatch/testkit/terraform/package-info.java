/** Reads Terraform modules as far as tests ask for what they mean. */
@NullMarked
package dev.sawatch.testkit.terraform;

import org.jspecify.annotations.NullMarked;
