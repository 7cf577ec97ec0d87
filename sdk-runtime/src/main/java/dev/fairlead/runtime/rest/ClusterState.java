package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.RefusedException;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.health.ConnectClusterDetails;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.health.ConnectorState;
import org.apache.kafka.connect.health.ConnectorType;
import org.apache.kafka.connect.health.TaskState;

/** The worker as extensions see it. */
final class ClusterState implements ConnectClusterState {
    private final Herder herder;
    private final Supplier<String> clusterId;
    private final String workerId;

    ClusterState(Herder herder, Supplier<String> clusterId, String workerId) {
        this.herder = herder;
        this.clusterId = clusterId;
        this.workerId = workerId;
    }

    @Override
    public Collection<String> connectors() {
        return herder.connectors();
    }

    @Override
    public ConnectorHealth connectorHealth(String name) {
        try {
            return health(herder.status(name));
        } catch (RefusedException e) {
            throw new NotFoundException(e.getMessage());
        }
    }

    private ConnectorHealth health(ConnectorStatus status) {
        Map<Integer, TaskState> tasks = new HashMap<>();
        for (TaskStatus task : status.tasks()) {
            int number = task.id().number();
            tasks.put(
                    number,
                    new TaskState(
                            number, task.state().name(), workerId, task.trace().orElse(null)));
        }
        return new ConnectorHealth(
                status.name(),
                new ConnectorState(status.state().name(), workerId, status.trace().orElse(null)),
                tasks,
                type(status.type()));
    }

    private static ConnectorType type(Optional<PluginType> type) {
        return type.map(it -> it == PluginType.SINK ? ConnectorType.SINK : ConnectorType.SOURCE)
                .orElse(ConnectorType.UNKNOWN);
    }

    /** With its secrets, as in stock: an extension is a part of the worker. */
    @Override
    public Map<String, String> connectorConfig(String name) {
        try {
            return herder.connector(name).config();
        } catch (RefusedException e) {
            throw new NotFoundException(e.getMessage());
        }
    }

    @Override
    public ConnectClusterDetails clusterDetails() {
        return clusterId::get;
    }
}
