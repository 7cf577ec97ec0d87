package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.offsets.OffsetCommits;
import dev.fairlead.runtime.task.SourceObserver;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The world of one source task's driver.
 *
 * @param log closed by the driver at the task's end
 * @param topics is told each record's topic before the record goes to the log; creates missing ones
 * @param companions runs, each on a thread of its own, what can't wait while the task thread is
 *     away in a long {@code poll}
 */
public record SourcePorts(
        OutboundLog log,
        Consumer<String> topics,
        OffsetCommits offsets,
        Timers timers,
        Executor companions,
        TaskStatusListener status,
        SourceObserver observer) {}
