/**
 * Faults of the outside system: calls that fail before, after or in the middle of their effect,
 * time out or answer late. The simulation decides ({@link
 * dev.fairlead.testkit.fault.Interference}); worlds and instrumented plugins ask.
 */
@NullMarked
package dev.fairlead.testkit.fault;

import org.jspecify.annotations.NullMarked;
