/**
 * Names of Kubernetes and of the network: which are valid, and what those have in common that stand for one thing.
 */
@NullMarked
package dev.sawatch.behaviour.names;

import org.jspecify.annotations.NullMarked;
