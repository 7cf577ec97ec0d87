/**
 * A server that a source reads pages from, or that a sink posts to. All lives share one server of
 * the JVM's, each with paths of its own; it answers with errors, cuts connections and half an
 * answer when it is told to.
 *
 * <p>Requests are served by threads of the server's, one at a time for each life.
 */
@NullMarked
package dev.fairlead.testkit.world.http;

import org.jspecify.annotations.NullMarked;
