package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector as it was asked for.
 *
 * @param config as it was given: placeholders aren't filled
 * @param type empty while its class isn't known
 */
public record ConnectorInfo(
        String name, Map<String, String> config, List<TaskId> tasks, Optional<PluginType> type) {
    public ConnectorInfo {
        config = Map.copyOf(config);
        tasks = List.copyOf(tasks);
    }
}
