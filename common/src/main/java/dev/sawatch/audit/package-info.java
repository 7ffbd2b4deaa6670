/** What a Kubernetes API server wrote down: who asked which cluster for what, and with which outcome. */
@NullMarked
package dev.sawatch.audit;

import org.jspecify.annotations.NullMarked;
