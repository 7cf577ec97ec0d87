/**
 * Judges a finished plugin jar against the Kafka versions that it is for. What can be read from
 * class files is read here; what needs the plugin to be loaded is left to {@link
 * dev.fairlead.maven.inspect} in a JVM of its own.
 */
@NullMarked
package dev.fairlead.maven.verify;

import org.jspecify.annotations.NullMarked;
