/**
 * Confirms on real workers what the simulation found, or didn't find: the connector runs in a
 * worker's process, Apache's or Fairlead's, with a real broker, in the same world, and the process
 * is killed again and again. What is in the topic, in the world and among the committed offsets
 * afterwards is written down as a history, which the same laws judge.
 *
 * <p>Nothing here is virtual: it takes real time, and the same seed kills at the same counts of
 * records but not at the same instants. One thread at a time for each object.
 */
@NullMarked
package dev.fairlead.testkit.real;

import org.jspecify.annotations.NullMarked;
