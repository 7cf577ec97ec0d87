/** Archives that are the same bytes wherever they are made. */
@NullMarked
package dev.fairlead.maven.archive;

import org.jspecify.annotations.NullMarked;
