/**
 * Finds the plugins among compiled classes and writes the service files that name them. Class files
 * are read as bytes, never loaded. All types here are confined to the thread that uses them.
 */
@NullMarked
package dev.fairlead.maven.manifest;

import org.jspecify.annotations.NullMarked;
