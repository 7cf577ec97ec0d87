/**
 * Runs a project's plugin in a worker. The worker is a JVM of its own: the author's code is never
 * loaded into Maven's.
 */
@NullMarked
package dev.fairlead.maven.run;

import org.jspecify.annotations.NullMarked;
