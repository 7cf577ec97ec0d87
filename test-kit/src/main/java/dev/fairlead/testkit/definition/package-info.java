/**
 * Examinations of config definitions: laws about what a plugin says of its settings, for
 * connectors, transformations, predicates, converters and header converters, and for whatever else
 * has a {@code config()}. A definition is asked, fed with values at the edge, and held against what
 * the plugin does when it is configured.
 */
@NullMarked
package dev.fairlead.testkit.definition;

import org.jspecify.annotations.NullMarked;
