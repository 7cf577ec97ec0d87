package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.secrets.Secrets;

/**
 * The world of a worker. The worker closes none of it.
 *
 * @param codec shared, because its JSON mappers are dear to make
 * @param secrets of the connectors, to keep them out of logs
 * @param status where the worker posts how things are
 */
public record WorkerPorts(
        WorkerOptions options,
        Plugins plugins,
        Placeholders placeholders,
        Secrets secrets,
        OverridePolicy overridePolicy,
        Logs logs,
        OffsetStore offsets,
        OffsetCodec codec,
        Timers timers,
        WorkerThreads threads,
        WorkerMetrics metrics,
        StatusBoard status) {}
