package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of connectors and of what they give their tasks. */
public final class ConnectorTexts {
    public static final LawText C1 =
            LawText.required(
                            "C1",
                            "no more tasks than allowed, and none without settings",
                            "Since Kafka 3.8 a worker fails a connector that gives more "
                                    + "task configurations than tasks.max; before that it silently "
                                    + "ran too many. A null among them fails every kind of worker.")
                    .seenIn("apache/kafka#15180");
    public static final LawText C2 =
            LawText.required(
                    "C2",
                    "the work is divided among the tasks",
                    "Work that no task has is never read. Work that two tasks have "
                            + "is read twice, and each overwrites the offsets of the other.");
    public static final LawText C3 =
            LawText.required(
                    "C3",
                    "the same work is divided in the same way",
                    "A worker compares new task configurations with the stored ones "
                            + "and restarts all tasks when they differ. A division that "
                            + "depends on the order of a set restarts them for nothing.");
    public static final LawText C4 =
            LawText.declared(
                            "C4",
                            "a small change of the work moves few tasks",
                            "Tasks whose configuration changes are restarted; a connector that"
                                + " deals its work out anew for each new table stops reading all of"
                                + " them.")
                    .undecided(
                            "the places of a world all exist from the beginning, so no run "
                                    + "adds one while a connector lives");
    public static final LawText C5 =
            LawText.required(
                    "C5",
                    "task settings carry all that a task needs",
                    "Task configurations go through a topic, as text, to a worker "
                            + "on another machine. What was left in a static field or in a "
                            + "file of the first machine is missing there.");
    public static final LawText C6 =
            LawText.required(
                    "C6",
                    "secrets stay out of sight",
                    "Exceptions, log lines, thread names and the texts of objects "
                            + "end up in status answers, log archives and bug reports, where "
                            + "anybody reads them.");
    public static final LawText C7 =
            LawText.required(
                    "C7",
                    "a connector lives with every order of calls that a worker " + "makes",
                    "A worker stops a connector whose start failed, and starts a "
                            + "paused one again on the same object. Whoever closes what was "
                            + "never opened fails then, and hides the first error.");
    public static final LawText C8 =
            LawText.required(
                    "C8",
                    "asking a connector changes nothing",
                    "A worker makes objects of a connector only to ask for version, "
                            + "definition or validation, often and from several threads. "
                            + "Whoever connects, opens or starts something then leaks it, for "
                            + "nobody calls stop.");
    public static final LawText C9 =
            LawText.required(
                            "C9",
                            "new tasks are asked for only when something changed",
                            "Each request makes the worker ask for task configurations again. A"
                                + " request from inside taskConfigs never ends; one after stop goes"
                                + " to a connector that is gone.")
                    .seenIn("apache/kafka#13276");
    public static final LawText C10 =
            LawText.required(
                            "C10",
                            "a connector notices when there is other work",
                            "New tables that nobody notices are not read until somebody "
                                    + "restarts the connector; a monitor that died silently looks "
                                    + "like a system in which nothing happens.")
                    .undecided(
                            "the places of a world all exist from the beginning, so no run "
                                    + "adds one while a connector lives");
    public static final LawText C11 =
            LawText.required(
                    "C11",
                    "another number of tasks loses nothing",
                    "When tasks.max changes, another task goes on with the offsets "
                            + "of the old one. Offsets that belong to a task instead of to "
                            + "the work are not found again.");
    public static final LawText C12 =
            LawText.required(
                    "C12",
                    "the class of the tasks fits the connector",
                    "A worker makes tasks by a public constructor without "
                            + "parameters, and asks connector and task for their versions; "
                            + "null fails it.");
    public static final LawText C13 =
            LawText.required(
                    "C13",
                    "a service file lists the plugin, and making it costs nothing",
                    "Workers find plugins by service files (KIP-898) and make an "
                            + "object of each plugin on their path at start, whether it is "
                            + "used or not. A constructor that connects slows down or breaks "
                            + "workers that never use it.");
    public static final LawText C14 =
            LawText.required(
                    "C14",
                    "a connector works on older workers",
                    "Plugins are used with workers that are years older. A method "
                            + "of the context that is not there must not fail the connector, "
                            + "and neither must the initialize that hands over earlier task "
                            + "settings.");

    private ConnectorTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14);
    }
}
