/**
 * One alert of each new habit, and none lost: which calls are told, with which they are counted, and what stops them.
 */
@NullMarked
package dev.sawatch.ledger;

import org.jspecify.annotations.NullMarked;
