/**
 * The archive that the Confluent Hub and its clients take: a ZIP with the plugin jar, documents,
 * example configurations and a manifest. All types here are confined to the thread that uses them.
 */
@NullMarked
package dev.fairlead.maven.hub;

import org.jspecify.annotations.NullMarked;
