/**
 * Makes the one jar that a worker needs out of a project's own jar and its libraries, the same
 * bytes wherever it is built, without anything that the worker must provide. All types here are
 * confined to the thread that uses them.
 */
@NullMarked
package dev.fairlead.maven.bundle;

import org.jspecify.annotations.NullMarked;
