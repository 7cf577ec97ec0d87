/**
 * Finds and instantiates plugins: connectors, converters, transformations, predicates and the rest.
 *
 * <p>Each location of {@code plugin.path} gets one child-first {@link
 * dev.fairlead.runtime.plugin.PluginLoader}, with stock Kafka Connect's rules of what is isolated.
 * A scan only reads service manifests and the first bytes of the listed class files: nothing of a
 * plugin is loaded or run before somebody asks for it, so that a worker with hundreds of jars
 * starts as fast as an empty one, and a broken plugin harms only those who use it. {@link
 * dev.fairlead.runtime.plugin.Plugins} is thread-safe.
 */
@NullMarked
package dev.fairlead.runtime.plugin;

import org.jspecify.annotations.NullMarked;
