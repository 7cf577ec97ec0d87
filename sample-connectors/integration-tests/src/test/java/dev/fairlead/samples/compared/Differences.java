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
    static final String RENAMED = "a `PATCH` with another `name`";

    /** May show in any step. */
    static final List<Listed> EVERYWHERE =
            List.of(new Listed(DESCRIPTIONS, "body*documentation", "*", "*"));

    private Differences() {}
}
