/**
 * Plugins that were never written for a test: their classes are loaded with their calls to files,
 * clocks and sleep bent towards the kit, so that each of them is a point where the worker can
 * crash, a place for a fault, and takes virtual time.
 */
@NullMarked
package dev.fairlead.testkit.instrument;

import org.jspecify.annotations.NullMarked;
