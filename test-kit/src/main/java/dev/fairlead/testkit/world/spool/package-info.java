/**
 * A directory into which files are put, for sources that read each file once and then move it away:
 * {@link dev.fairlead.testkit.world.spool.SpoolWorld}.
 *
 * <pre>{@code
 * SourceLaws.of(SpoolSource.class)
 *         .in(SpoolWorld.source("input.path").with("finished.path", "${finished}"))
 *         .check();
 * }</pre>
 *
 * <p>Threads: a world belongs to the one thread that runs a life.
 */
@NullMarked
package dev.fairlead.testkit.world.spool;

import org.jspecify.annotations.NullMarked;
