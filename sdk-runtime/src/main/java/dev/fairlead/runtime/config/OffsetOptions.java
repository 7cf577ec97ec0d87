package dev.fairlead.runtime.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How source offsets and sink positions are kept.
 *
 * @param flushInterval between two commits ({@code offset.flush.interval.ms})
 * @param flushTimeout for one commit ({@code offset.flush.timeout.ms})
 * @param file where source offsets are kept ({@code offset.storage.file.filename})
 */
public record OffsetOptions(Duration flushInterval, Duration flushTimeout, Path file) {}
