/**
 * Asks plugins for their settings, in a JVM of its own with the project's class path. Only the JDK
 * and Kafka may be used here: nothing else is on that class path for sure. All types are confined
 * to the thread that uses them.
 */
@NullMarked
package dev.fairlead.maven.describe;

import org.jspecify.annotations.NullMarked;
