/**
 * Sinks. {@link dev.fairlead.api.sink.PartitionedSink} writes partitions: the author says how a
 * batch becomes durable; what may be committed, when to try again, how much may be in flight and
 * what a rebalance means is decided here. {@link dev.fairlead.api.sink.TypedSinkTask} leaves all
 * that to the author.
 *
 * <p>The worker calls a task from one thread. A writer may complete its stages on any thread.
 */
@NullMarked
package dev.fairlead.api.sink;

import org.jspecify.annotations.NullMarked;
