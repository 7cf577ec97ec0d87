package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.task.TaskId;
import java.util.Optional;

/** The log as a worker's tasks see it: each gets a view of its own. Thread-safe. */
public interface Logs extends AutoCloseable {
    /**
     * Where a source task's records go.
     *
     * @param overrides the connector's client settings, which win over the worker's
     */
    OutboundLog outbound(TaskId task, ClientOptions overrides);

    /**
     * What a sink task consumes, as a member of its connector's group.
     *
     * @param overrides the connector's client settings, which win over the worker's
     */
    InboundLog inbound(TaskId task, ClientOptions overrides);

    /**
     * Creates topics for a task.
     *
     * @param overrides the connector's client settings, which win over the worker's
     */
    Topics topics(TaskId task, ClientOptions overrides);

    /** Who sees the records that pass; asked once for each task. */
    default Optional<ObservedLogs.Observer> observer() {
        return Optional.empty();
    }

    /** What the cluster calls itself; must not wait. */
    default String clusterId() {
        return "embedded";
    }

    /**
     * Where a sink's consumer group has got to.
     *
     * @param overrides the connector's client settings, which win over the worker's
     */
    GroupPositions positions(String connector, ClientOptions overrides);

    /** Closes what the views share, after the last task. */
    @Override
    void close();
}
