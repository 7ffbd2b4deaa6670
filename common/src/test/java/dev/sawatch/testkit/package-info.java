/**
 * What tests of every module share: the contracts of the ports as abstract tests, the ports in memory and with faults, and
 * the scenarios. An adapter's test extends a contract and supplies nothing but an instance.
 */
@NullMarked
package dev.sawatch.testkit;

import org.jspecify.annotations.NullMarked;
