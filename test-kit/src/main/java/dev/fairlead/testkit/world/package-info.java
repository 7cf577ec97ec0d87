/**
 * Worlds: the outside system of the connector under test, as small as it can be. The kit says which
 * items to add and what they look like; the world puts them where the connector finds them and says
 * how to recognise them in a record, or reads back what a sink stored.
 *
 * <p>A world lives for one schedule and is used by one thread, but for the connector's own threads
 * that look at the outside system behind it.
 */
@NullMarked
package dev.fairlead.testkit.world;

import org.jspecify.annotations.NullMarked;
