/**
 * Two connectors for relational databases: {@link dev.fairlead.samples.jdbc.TableSource} reads
 * tables, of which it learns at run time; {@link dev.fairlead.samples.jdbc.TableSink} fills tables,
 * each record exactly once. Both use one connection per table or topic partition, from the task's
 * thread.
 */
@NullMarked
package dev.fairlead.samples.jdbc;

import org.jspecify.annotations.NullMarked;
