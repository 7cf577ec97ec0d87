package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.NewTopics;
import dev.fairlead.runtime.config.SinkOptions;

/** A connector's configuration, read and found right. */
sealed interface ConnectorPlan {
    ConnectorOptions options();

    /** What it overrides of its clients. */
    ClientOverrides overrides();

    /** Of a source. */
    record OfSource(ConnectorOptions options, NewTopics newTopics, ClientOverrides overrides)
            implements ConnectorPlan {}

    /** Of a sink. */
    record OfSink(ConnectorOptions options, SinkOptions sink, ClientOverrides overrides)
            implements ConnectorPlan {}
}
