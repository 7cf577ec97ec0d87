/** Packages, checks and runs plugins. */
@NullMarked
package dev.fairlead.maven;

import org.jspecify.annotations.NullMarked;
