/**
 * Runs in a JVM of its own, with a worker's class path: loads a plugin jar with the loader of that
 * worker's Kafka, and says what it saw. The goal {@code fairlead:verify} makes findings of it. The
 * loader is reached by reflection, through what Kafka 3.3 to 4.3 have in common; of Maven nothing
 * is there.
 */
@NullMarked
package dev.fairlead.maven.inspect;

import org.jspecify.annotations.NullMarked;
