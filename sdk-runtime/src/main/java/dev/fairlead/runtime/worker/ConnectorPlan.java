package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.SinkOptions;
import dev.fairlead.runtime.config.SourceOptions;

/** A connector's configuration, read and found right. */
sealed interface ConnectorPlan {
    ConnectorOptions options();

    /** What it overrides of its clients. */
    ClientOverrides overrides();

    /** Of a source. */
    record OfSource(ConnectorOptions options, SourceOptions source, ClientOverrides overrides)
            implements ConnectorPlan {}

    /** Of a sink. */
    record OfSink(ConnectorOptions options, SinkOptions sink, ClientOverrides overrides)
            implements ConnectorPlan {}
}
