package dev.fairlead.runtime.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fairlead.runtime.herder.ConnectorInfo;
import dev.fairlead.runtime.herder.SettingDefinition;
import dev.fairlead.runtime.herder.SettingValue;
import dev.fairlead.runtime.herder.Validation;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.PluginVersion;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.worker.RestartStatus;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of answers, as Kafka Connect has them. */
final class Views {
    private Views() {}

    /** A connector. */
    record Connector(String name, Map<String, String> config, List<Task> tasks, String type) {
        static Connector of(ConnectorInfo info, Map<String, String> config) {
            return new Connector(
                    info.name(),
                    config,
                    info.tasks().stream().map(Task::of).toList(),
                    typeName(info.type()));
        }
    }

    /** A task's name. */
    record Task(String connector, int task) {
        static Task of(TaskId id) {
            return new Task(id.connector(), id.number());
        }
    }

    /** A task and its configuration. */
    record TaskConfig(Task id, Map<String, String> config) {}

    /** How a connector and its tasks are. */
    record Status(String name, State connector, List<TaskState> tasks, String type) {
        static Status of(ConnectorStatus status, String workerId) {
            return new Status(
                    status.name(),
                    new State(
                            status.state().name(),
                            workerId,
                            shown(status.trace()),
                            versionOrNull(status.version()),
                            Restarts.of(status.restarts())),
                    status.tasks().stream().map(task -> TaskState.of(task, workerId)).toList(),
                    typeName(status.type()));
        }
    }

    /** How a connector is. */
    record State(
            String state,
            @JsonProperty("worker_id") String workerId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String trace,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Restarts restarts) {}

    /**
     * How far a restart policy is; stock has none.
     *
     * @param backoffMs what is waited before the next restart; null when none is to come now
     */
    record Restarts(
            int used,
            int most,
            @JsonProperty("backoff_ms") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Long backoffMs) {
        static @Nullable Restarts of(Optional<RestartStatus> status) {
            return status.map(
                            its ->
                                    new Restarts(
                                            its.used(),
                                            its.most(),
                                            its.backoff().map(Duration::toMillis).orElse(null)))
                    .orElse(null);
        }
    }

    /** How a task is. */
    record TaskState(
            int id,
            String state,
            @JsonProperty("worker_id") String workerId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String trace,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Restarts restarts) {
        static TaskState of(TaskStatus task, String workerId) {
            return new TaskState(
                    task.id().number(),
                    task.state().name(),
                    workerId,
                    shown(task.trace()),
                    versionOrNull(task.version()),
                    Restarts.of(task.restarts()));
        }
    }

    /** Where a connector has got to in a partition. */
    record Offset(@Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {}

    /** A plugin. */
    record Plugin(
            @JsonProperty("class") String className,
            String type,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version) {}

    /** A setting that a plugin declares. */
    record Definition(
            String name,
            String type,
            boolean required,
            @JsonProperty("default_value") @Nullable String defaultValue,
            String importance,
            String documentation,
            @Nullable String group,
            @JsonProperty("order_in_group") int orderInGroup,
            String width,
            @JsonProperty("display_name") String displayName,
            List<String> dependents) {
        static Definition of(SettingDefinition it) {
            return new Definition(
                    it.name(),
                    it.type(),
                    it.required(),
                    it.defaultValue(),
                    it.importance(),
                    it.documentation(),
                    it.group(),
                    it.orderInGroup(),
                    it.width(),
                    it.displayName(),
                    it.dependents());
        }
    }

    /** A setting's value. */
    record Value(
            String name,
            @Nullable String value,
            @JsonProperty("recommended_values") List<String> recommendedValues,
            List<String> errors,
            boolean visible) {
        static Value of(SettingValue it) {
            return new Value(
                    it.name(), it.value(), it.recommendedValues(), it.errors(), it.visible());
        }
    }

    /** A setting. */
    record Setting(@Nullable Definition definition, Value value) {}

    /** What a configuration looks like. */
    record Validated(
            String name,
            @JsonProperty("error_count") int errorCount,
            List<String> groups,
            List<Setting> configs) {
        static Validated of(Validation validation) {
            return new Validated(
                    validation.plugin(),
                    validation.errorCount(),
                    validation.groups(),
                    validation.settings().stream()
                            .map(
                                    it ->
                                            new Setting(
                                                    it.definition()
                                                            .map(Definition::of)
                                                            .orElse(null),
                                                    Value.of(it.value())))
                            .toList());
        }
    }

    private static String typeName(Optional<PluginType> type) {
        return type.map(PluginType::label).orElse("unknown");
    }

    private static @Nullable String shown(Optional<String> trace) {
        return trace.filter(text -> !text.isEmpty()).orElse(null);
    }

    /** What has no version says so by leaving it out. */
    static @Nullable String versionOrNull(Optional<String> version) {
        return version.filter(text -> !text.equals(PluginVersion.UNDEFINED.text())).orElse(null);
    }
}
