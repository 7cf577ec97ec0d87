/**
 * Sources. {@link dev.fairlead.api.source.PartitionedSource} reads partitions: the author says what
 * there is to read and how to go on after an offset; assignment, offsets, fairness, batches, idling
 * and stopping are done here. {@link dev.fairlead.api.source.PushSource} takes messages and
 * acknowledges them when Kafka has them. {@link dev.fairlead.api.source.TypedSourceTask} leaves all
 * that to the author.
 *
 * <p>The worker calls a task from one thread, and may stop it from another. The connector watches
 * for new partitions with one thread of its own, which ends when the connector stops.
 */
@NullMarked
package dev.fairlead.api.source;

import org.jspecify.annotations.NullMarked;
