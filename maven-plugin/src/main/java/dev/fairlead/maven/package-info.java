/**
 * The goals of the Fairlead Maven plugin. A mojo here is its parameters and one call to a plain
 * class in a package below; nothing in this plugin loads a class of the author's project into
 * Maven's own JVM.
 */
@NullMarked
package dev.fairlead.maven;

import org.jspecify.annotations.NullMarked;
