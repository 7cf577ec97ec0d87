/** The command {@code fairlead verify}: judges plugins from a terminal or a build. */
@NullMarked
package dev.fairlead.testkit.cli;

import org.jspecify.annotations.NullMarked;
