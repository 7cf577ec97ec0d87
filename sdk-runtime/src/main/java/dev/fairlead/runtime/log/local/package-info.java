/**
 * What the logs inside this process share: choosing a partition for a record, and consumer groups
 * whose members are tasks of this worker.
 *
 * <p>A log brings its records ({@link dev.fairlead.runtime.log.local.LocalPartitions}) and a place
 * for committed positions ({@link dev.fairlead.runtime.log.local.Positions}); {@link
 * dev.fairlead.runtime.log.local.Groups} makes {@link dev.fairlead.runtime.log.InboundLog}s of
 * them. Groups hold one monitor for a short time and never while a listener runs; the package
 * starts no threads and has no clock of its own, so the same groups serve the simulation.
 */
@NullMarked
package dev.fairlead.runtime.log.local;

import org.jspecify.annotations.NullMarked;
