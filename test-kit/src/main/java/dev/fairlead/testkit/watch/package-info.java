/**
 * Real time and real threads around a simulation: cuts short what a plugin waits for, and notices
 * when it waits too long. The only part of the kit with threads.
 */
@NullMarked
package dev.fairlead.testkit.watch;

import org.jspecify.annotations.NullMarked;
