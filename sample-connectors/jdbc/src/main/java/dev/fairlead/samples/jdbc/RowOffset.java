package dev.fairlead.samples.jdbc;

import java.time.Instant;
import java.util.Optional;

/**
 * A source offset: the last row that was read, in the order of time and id, or of id alone.
 *
 * @param id of the row
 * @param updated its timestamp, as exact as the database has it; empty in mode incrementing
 */
public record RowOffset(long id, Optional<Instant> updated) {}
