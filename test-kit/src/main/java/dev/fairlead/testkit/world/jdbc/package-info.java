/**
 * A database: tables that a source reads or a sink fills, in memory, and new for each life. Its
 * connections can be refused, cut, or fail in the middle of a batch or a commit. The wrapper that
 * does so, {@link dev.fairlead.testkit.world.jdbc.JdbcFaults}, takes any JDBC data source.
 *
 * <p>A database may be used by several threads; each connection by one at a time, as in JDBC.
 */
@NullMarked
package dev.fairlead.testkit.world.jdbc;

import org.jspecify.annotations.NullMarked;
