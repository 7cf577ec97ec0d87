package dev.fairlead.samples.compared;

import java.util.List;

/** The rows of docs/differences.md that scenarios meet, by how they begin. */
final class Differences {
    static final String UNREADABLE = "a body that isn't JSON, has another shape";
    static final String NOT_THERE = "connectors, plugins and tasks that aren't there";
    static final String NO_RESOURCE = "unknown paths, wrong methods, other content types";
    static final String MESSAGES = "messages of validation";
    static final String NULLS = "a null in a configuration";
    static final String SECRETS = "secrets in configurations";
    static final String DESCRIPTIONS = "descriptions of settings";
    static final String OFFSETS = "offsets that a connector or Kafka refuses";
    static final String TRACES = "`trace` in a status";
    static final String NO_START = "a connector whose `start` fails";
    static final String TASK_CONFIGS = "a connector whose `taskConfigs` fails";
    static final String STOP = "a connector whose `stop` fails";
    static final String NO_TASKS_YET = "a failed connector is restarted with its tasks";
    static final String PAUSED = "`PUT` of a configuration while the connector is paused";
    static final String LATENCY = "`task-latency-metrics`";
    static final String LAG = "`sink-record-lag-max`";
    static final String CONVERTERS = "messages of the converters";
    static final String FAILURES = "`total-record-failures`";
    static final String NO_CLASS = "validation without a connector class that is there";
    static final String WITHOUT_VERSION = "a version that isn't there";
    static final String WITHOUT_NAME = "a name that isn't found";
    static final String LOGGERS = "`/admin/loggers`";
    static final String FORWARDING = "forwarding between workers";
    static final String RENAMED = "a `PATCH` with another `name`";

    /** May show in any step. */
    static final List<Listed> EVERYWHERE =
            List.of(new Listed(DESCRIPTIONS, "body*documentation", "*", "*"));

    private Differences() {}
}
