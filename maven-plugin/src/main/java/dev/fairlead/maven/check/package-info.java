/**
 * Judges a project's dependencies before anything is compiled: what belongs to the worker, and what
 * only tests need. It reads coordinates and scopes, never a jar.
 */
@NullMarked
package dev.fairlead.maven.check;

import org.jspecify.annotations.NullMarked;
