/** Least privilege: what RBAC has to grant an account for what it was seen to do, and what is granted beyond. */
@NullMarked
package dev.sawatch.cli.rbac;

import org.jspecify.annotations.NullMarked;
