/** What the build makes beside the jars. */
@NullMarked
package dev.fairlead.runtime.archive;

import org.jspecify.annotations.NullMarked;
