/**
 * What can be asked of a worker: its connectors made, changed, restarted and looked at, whatever
 * carries the requests. {@link dev.fairlead.runtime.herder.Herder} is the way in.
 *
 * <p>Everything here is thread-safe. Answers come as futures; no call waits for a plugin, and code
 * of plugins runs on the connector's own thread or on one made for the call.
 */
@NullMarked
package dev.fairlead.runtime.herder;

import org.jspecify.annotations.NullMarked;
