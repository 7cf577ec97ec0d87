/** Writes JSON. All types here are confined to the thread that uses them. */
@NullMarked
package dev.fairlead.maven.json;

import org.jspecify.annotations.NullMarked;
