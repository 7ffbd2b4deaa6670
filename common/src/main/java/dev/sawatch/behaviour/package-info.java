/**
 * What a call to the API server is, as it concerns a service account: verb class, resource and reach, and which lists it
 * is on. Says nothing of what is usual.
 */
@NullMarked
package dev.sawatch.behaviour;

import org.jspecify.annotations.NullMarked;
