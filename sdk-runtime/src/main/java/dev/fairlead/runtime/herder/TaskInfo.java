package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.task.TaskId;
import java.util.Map;

/**
 * A task as its connector asked for it.
 *
 * @param config placeholders aren't filled
 */
public record TaskInfo(TaskId id, Map<String, String> config) {
    public TaskInfo {
        config = Map.copyOf(config);
    }
}
