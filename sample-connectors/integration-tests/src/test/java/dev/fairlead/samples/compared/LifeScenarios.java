package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.LAG;
import static dev.fairlead.samples.compared.Differences.LATENCY;
import static dev.fairlead.samples.compared.Differences.NOT_THERE;
import static dev.fairlead.samples.compared.Differences.NO_START;
import static dev.fairlead.samples.compared.Differences.NO_TASKS_YET;
import static dev.fairlead.samples.compared.Differences.PAUSED;
import static dev.fairlead.samples.compared.Differences.STOP;
import static dev.fairlead.samples.compared.Differences.TASK_CONFIGS;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;
import java.util.stream.Stream;

/** Connectors that are paused, resumed, stopped and restarted, in every state. */
final class LifeScenarios {
    private static final String IN = "/connectors/~-in";
    private static final String OUT = "/connectors/~-out";

    private LifeScenarios() {}

    private static Scenario running(String name, String... more) {
        return Scenario.of(name)
                .then(write("in", "one"))
                .then(post("/connectors", named("~-in", source("~-t", more))))
                .then(state("~-in", "RUNNING", "RUNNING"));
    }

    private static Scenario failedTask(String name) {
        return Scenario.of(name)
                .then(write("broken", ""))
                .then(write("in", "one"))
                .then(
                        post(
                                "/connectors",
                                named("~-in", source("~-t", "fail", "task.start@{dir}/broken"))))
                .then(state("~-in", "RUNNING", "FAILED"))
                .differsThroughout(
                        TRACES,
                        "body*trace",
                        "*.ConnectException: told to fail in task.start",
                        "start of the task failed: *.ConnectException: told to fail in task.start");
    }

    private static Scenario failedConnector(String name) {
        return Scenario.of(name)
                .then(write("broken", ""))
                .then(write("in", "one"))
                .then(
                        post(
                                "/connectors",
                                named("~-in", source("~-t", "fail", "start@{dir}/broken"))))
                .then(state("~-in", "FAILED"))
                .differsThroughout(
                        NO_START,
                        "body.message",
                        "Failed to transition connector ~-in to state STARTED",
                        "start of the connector failed: ConnectException: told to fail in start")
                .differsThroughout(
                        TRACES,
                        "body.connector.trace",
                        "*.ConnectException: told to fail in start",
                        "its start failed: *.ConnectException: told to fail in start");
    }

    static List<Scenario> all() {
        return Stream.of(ofSources(), ofFailures(), ofSinks()).flatMap(List::stream).toList();
    }

    private static List<Scenario> ofSources() {
        return List.of(
                running("a source pauses and resumes")
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(put(IN + "/pause"))
                        .then(write("in", "two"))
                        .then(get(IN))
                        .then(get(IN + "/tasks"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put(IN + "/resume"))
                        .then(Kafka.consume("~-t", 2)),
                running("a source stops and resumes")
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(put(IN + "/stop"))
                        .then(get(IN))
                        .then(get(IN + "/tasks"))
                        .then(get(IN + "/tasks/0/status"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                running("a paused source stops, and a stopped one pauses")
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                running("a running source is restarted")
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(post(IN + "/restart?includeTasks=true&onlyFailed=false"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(post(IN + "/restart?includeTasks=true&onlyFailed=true"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(post(IN + "/restart?includeTasks=false&onlyFailed=true"))
                        .then(post(IN + "/tasks/0/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(post(IN + "/tasks/5/restart"))
                        .then(post(IN + "/tasks/x/restart"))
                        .then(get(IN + "/tasks/5/status"))
                        .differs(NOT_THERE, "status", "200", "404")
                        .differs(
                                NOT_THERE,
                                "body.message",
                                "absent",
                                "No status found for task ~-in-5"),
                running("a paused source is restarted")
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(post(IN + "/tasks/0/restart"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(post(IN + "/restart?includeTasks=true"))
                        .then(state("~-in", "PAUSED", "PAUSED")),
                running("a stopped source is restarted")
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "STOPPED"))
                        .then(post(IN + "/restart?includeTasks=true"))
                        .then(post(IN + "/tasks/0/restart")),
                running("a paused source is configured anew")
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(put(IN + "/config", source("~-t", "tasks", "2", "tasks.max", "2")))
                        .differs(PAUSED, "body.tasks*", "*", "*")
                        .then(
                                state("~-in", "PAUSED", "PAUSED")
                                        .or(state("~-in", "PAUSED", "UNASSIGNED")))
                        .differs(PAUSED, "body.tasks[0].state", "PAUSED", "UNASSIGNED")
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .then(get(IN + "/tasks")),
                running("a stopped source is configured anew")
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(put(IN + "/config", source("~-t", "tasks", "2", "tasks.max", "2")))
                        .then(state("~-in", "STOPPED"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING")),
                running("the topics of a source are forgotten")
                        .then(get(IN + "/topics").until("body.~-in.topics[0]", "~-t"))
                        .then(put(IN + "/topics/reset"))
                        .then(get(IN + "/topics"))
                        .then(write("in", "two"))
                        .then(get(IN + "/topics").until("body.~-in.topics[0]", "~-t")),
                running("the MBeans of a source")
                        .then(Kafka.consume("~-t", 1))
                        .then(new Steps.MBeans("kafka.connect:connector=~-in,*"))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=source-task-metrics,connector=~-in,task=0",
                                                "source-record-poll-total",
                                                "source-record-write-total",
                                                "source-record-active-count")
                                        .until("source-record-active-count", "0.0"))
                        .then(
                                Steps.bean(
                                        "kafka.connect:type=connector-metrics,connector=~-in",
                                        "connector-class",
                                        "connector-type",
                                        "connector-version",
                                        "status"))
                        .then(
                                Steps.bean(
                                        "kafka.connect:type=connector-task-metrics,connector=~-in,task=0",
                                        "status",
                                        "task-class",
                                        "task-version",
                                        "key-converter-class",
                                        "value-converter-class",
                                        "header-converter-class"))
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=connector-metrics,connector=~-in",
                                                "status")
                                        .until("status", "paused"))
                        .then(delete(IN))
                        .then(new Steps.MBeans("kafka.connect:connector=~-in,*"))
                        .differsThroughout(LATENCY, "*type=task-latency-metrics*", "absent", "*"));
    }

    private static List<Scenario> ofFailures() {
        return List.of(
                failedTask("a failed task is restarted")
                        .then(get(IN + "/tasks/0/status"))
                        .then(post(IN + "/tasks/0/restart"))
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .then(Steps.remove("broken"))
                        .then(post(IN + "/tasks/0/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(Kafka.consume("~-t", 1)),
                failedTask("a failed task is restarted with its connector")
                        .then(Steps.remove("broken"))
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .then(post(IN + "/restart?includeTasks=true&onlyFailed=true"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                failedTask("a failed task pauses, resumes and stops")
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "FAILED"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED")),
                failedTask("a failed task is deleted").then(delete(IN)).then(get(IN)),
                failedConnector("a failed connector is restarted")
                        .then(get(IN))
                        .then(get(IN + "/tasks"))
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "FAILED"))
                        .then(Steps.remove("broken"))
                        .then(post(IN + "/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                failedConnector("a failed connector is restarted with its tasks")
                        .then(Steps.remove("broken"))
                        .then(post(IN + "/restart?includeTasks=true&onlyFailed=true"))
                        .then(state("~-in", "RUNNING").or(state("~-in", "RUNNING", "RUNNING")))
                        .differs(NO_TASKS_YET, "body.tasks*", "*", "*"),
                failedConnector("a failed connector pauses")
                        .then(put(IN + "/pause"))
                        .then(get(IN + "/status"))
                        .then(put(IN + "/resume"))
                        .then(get(IN + "/status")),
                failedConnector("a failed connector stops")
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(Steps.remove("broken"))
                        .then(put(IN + "/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                failedConnector("a failed connector is configured anew")
                        .then(put(IN + "/config", source("~-t")))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                failedConnector("a failed connector is deleted").then(delete(IN)).then(get(IN)),
                running("a task fails while it runs")
                        .then(Kafka.consume("~-t", 1))
                        .then(write("in", "poll-fails"))
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=connector-task-metrics,connector=~-in,task=0",
                                                "status")
                                        .until("status", "failed"))
                        .then(get(IN + "/offsets").until("body.offsets[0].offset.line", "1"))
                        .differsThroughout(
                                TRACES,
                                "body.tasks[0].trace",
                                "*.ConnectException: line 1 can't be polled",
                                "poll failed: *.ConnectException: line 1 can't be polled"),
                Scenario.of("taskConfigs fails")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "fail",
                                                        "taskConfigs",
                                                        "trace",
                                                        "{dir}/trace"),
                                                "STOPPED")))
                        .then(put(IN + "/resume"))
                        .then(Steps.read("trace", 3))
                        .then(state("~-in", "RUNNING").or(state("~-in", "FAILED")))
                        .differs(TASK_CONFIGS, "body.connector.state", "RUNNING", "FAILED")
                        .differs(
                                TASK_CONFIGS,
                                "body.connector.trace",
                                "absent",
                                "*.ConnectException: told to fail in taskConfigs"),
                Scenario.of("a cause has a cause")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "fail",
                                                        "task.start",
                                                        "fail.as",
                                                        "caused"))))
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*task.start\nCaused by: *: deep down",
                                "start of the task failed: *task.start\nCaused by: *: deep down"),
                Scenario.of("poll fails retriably for a while")
                        .then(write("broken", ""))
                        .then(write("in", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "fail",
                                                        "poll@{dir}/broken",
                                                        "fail.as",
                                                        "retriable"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(Steps.remove("broken"))
                        .then(Kafka.consume("~-t", 1)),
                Scenario.of("commitRecord and commit fail")
                        .then(write("in", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "fail", "commitRecord,commit"))))
                        .then(get(IN + "/offsets").until("body.offsets[0].offset.line", "1"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                Scenario.of("stop fails")
                        .then(write("in", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-in", source("~-t", "fail", "stop,task.stop"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put(IN + "/pause"))
                        .then(
                                state("~-in", "FAILED", "RUNNING")
                                        .or(state("~-in", "PAUSED", "PAUSED")))
                        .differs(STOP, "body.connector.state", "FAILED", "PAUSED")
                        .differs(STOP, "body.connector.trace", "*told to fail in stop", "absent")
                        .differs(STOP, "body.tasks[0].state", "RUNNING", "PAUSED")
                        .then(delete(IN))
                        .then(get(IN)));
    }

    private static Scenario sinking(String name, String... more) {
        return Scenario.of(name)
                .then(Kafka.create("~-t", 2))
                .then(Kafka.produce("~-t", "one"))
                .then(post("/connectors", named("~-out", sink("~-t", more))))
                .then(state("~-out", "RUNNING", "RUNNING"))
                .then(Steps.read("out", 1));
    }

    private static Steps.MBean workerBean(String connector) {
        return Steps.bean(
                "kafka.connect:type=connect-worker-metrics,connector=" + connector,
                "connector-total-task-count",
                "connector-running-task-count",
                "connector-paused-task-count",
                "connector-failed-task-count",
                "connector-unassigned-task-count",
                "connector-destroyed-task-count",
                "connector-restarting-task-count");
    }

    private static List<Scenario> ofSinks() {
        return List.of(
                sinking("a sink pauses and resumes")
                        .then(put(OUT + "/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(Kafka.produce("~-t", "two"))
                        .then(get(OUT + "/offsets"))
                        .then(put(OUT + "/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(Steps.read("out", 2)),
                sinking("a sink stops and resumes")
                        .then(put(OUT + "/stop"))
                        .then(state("~-out", "STOPPED"))
                        .then(get(OUT + "/offsets"))
                        .then(Kafka.produce("~-t", "two"))
                        .then(put(OUT + "/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(Steps.read("out", 2)),
                sinking("a sink is restarted")
                        .then(post(OUT + "/restart?includeTasks=true"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(Kafka.produce("~-t", "two"))
                        .then(Steps.read("out", 2)),
                sinking("a paused sink is restarted")
                        .then(put(OUT + "/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(post(OUT + "/restart"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(post(OUT + "/tasks/0/restart"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(Kafka.produce("~-t", "two"))
                        .then(post(OUT + "/restart?includeTasks=true&onlyFailed=true"))
                        .then(put(OUT + "/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(Steps.read("out", 2)),
                sinking("a stopped sink is restarted")
                        .then(put(OUT + "/stop"))
                        .then(state("~-out", "STOPPED"))
                        .then(post(OUT + "/restart"))
                        .then(state("~-out", "STOPPED"))
                        .then(post(OUT + "/restart?includeTasks=true"))
                        .then(post(OUT + "/tasks/0/restart"))
                        .then(get(OUT + "/tasks")),
                sinking("a stopped sink gets more tasks")
                        .then(put(OUT + "/stop"))
                        .then(state("~-out", "STOPPED"))
                        .then(put(OUT + "/config", sink("~-t", "tasks", "2", "tasks.max", "2")))
                        .then(put(OUT + "/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING", "RUNNING"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(1, "k", "two")))
                        .then(Steps.readInAnyOrder("out", 2)),
                sinking("partitions are added while a sink is paused")
                        .then(put(OUT + "/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(Kafka.grow("~-t", 3))
                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "two")))
                        .then(put(OUT + "/resume"))
                        .then(Steps.read("out", 2))
                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1")),
                sinking("a sink's put fails")
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "1"))
                        .then(Kafka.produce("~-t", "put-fails"))
                        .then(state("~-out", "RUNNING", "FAILED"))
                        .then(get(OUT + "/offsets"))
                        .then(post(OUT + "/tasks/0/restart"))
                        .then(state("~-out", "RUNNING", "FAILED"))
                        .differsThroughout(
                                TRACES,
                                "body.tasks[0].trace",
                                "*unrecoverable exception.\n"
                                        + "Caused by: *: \"put-fails\" can't be put",
                                "put of 1 records failed: *: \"put-fails\" can't be put"),
                sinking("a sink's put is tried again", "retries", "2")
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "1")),
                sinking("a sink commits nothing", "commits", "none")
                        .then(put(OUT + "/stop"))
                        .then(get(OUT + "/offsets"))
                        .then(put(OUT + "/resume"))
                        .then(Steps.read("out", 2)),
                sinking("partitions are added to a sink's topic")
                        .then(Kafka.grow("~-t", 4))
                        .then(
                                Kafka.produce(
                                        "~-t",
                                        Kafka.Message.of(2, null, "two"),
                                        Kafka.Message.of(3, null, "three")))
                        .then(Steps.readInAnyOrder("out", 3))
                        .then(
                                Kafka.committed("connect-~-out")
                                        .until("~-t-2", "1")
                                        .and("~-t-3", "1")),
                Scenario.of("partitions are shared by two tasks")
                        .then(Kafka.create("~-t", 2))
                        .then(Kafka.produce("~-t", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink("~-t", "tasks", "2", "tasks.max", "2"))))
                        .then(state("~-out", "RUNNING", "RUNNING", "RUNNING"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(1, "k", "two")))
                        .then(Steps.readInAnyOrder("out", 2))
                        .then(
                                Kafka.committed("connect-~-out")
                                        .until("~-t-0", "1")
                                        .and("~-t-1", "1")),
                Scenario.of("a sink of topics that fit a pattern")
                        .then(Kafka.create("~-a"))
                        .then(Kafka.create("~-b"))
                        .then(Kafka.create("~-c"))
                        .then(Kafka.produce("~-a", "one"))
                        .then(Kafka.produce("~-b", "two"))
                        .then(Kafka.produce("~-c", "three"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                Steps.json(
                                                        "connector.class",
                                                        "ScriptedSink",
                                                        "topics.regex",
                                                        "~-[abd]",
                                                        "file",
                                                        "{dir}/out"))))
                        .then(Steps.readInAnyOrder("out", 2))
                        .then(get(OUT + "/tasks"))
                        .then(Kafka.create("~-d"))
                        .then(Kafka.produce("~-d", "four"))
                        .then(Steps.readInAnyOrder("out", 3))
                        .then(get(OUT + "/topics").until("body.~-out.topics[2]", "~-d")),
                Scenario.of("a sink of a topic that isn't there yet")
                        .then(post("/connectors", named("~-out", sink("~-late"))))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(Kafka.produce("~-late", "one"))
                        .then(Steps.read("out", 1)),
                sinking("a sink's open goes back", "rewind", "0")
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "1"))
                        .then(post(OUT + "/restart?includeTasks=true"))
                        .then(Steps.read("out", 2)),
                sinking("the MBeans of a sink")
                        .then(new Steps.MBeans("kafka.connect:connector=~-out,*"))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=sink-task-metrics,connector=~-out,task=0",
                                                "sink-record-read-total",
                                                "sink-record-send-total",
                                                "partition-count")
                                        .until("sink-record-send-total", "1.0"))
                        .differsThroughout(LATENCY, "*type=task-latency-metrics*", "absent", "*")
                        .differsThroughout(LAG, "*sink-record-lag-max", "absent", "there"),
                running("the MBeans that count")
                        .then(Kafka.consume("~-t", 1))
                        .then(post("/connectors", named("~-out", sink("~-t"))))
                        .then(Steps.read("out", 1))
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(
                                Steps.bean(
                                        "kafka.connect:type=connect-worker-metrics",
                                        "connector-count",
                                        "task-count"))
                        .then(workerBean("~-in").until("connector-paused-task-count", "1"))
                        .then(workerBean("~-out").until("connector-running-task-count", "1"))
                        .then(
                                Steps.bean(
                                        "kafka.connect:type=task-error-metrics,connector=~-out,task=0",
                                        "total-record-failures",
                                        "total-record-errors",
                                        "total-records-skipped",
                                        "total-retries",
                                        "total-errors-logged",
                                        "deadletterqueue-produce-requests",
                                        "deadletterqueue-produce-failures"))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=sink-task-metrics,connector=~-out,task=0",
                                                "sink-record-read-total",
                                                "sink-record-send-total",
                                                "sink-record-active-count",
                                                "partition-count",
                                                "offset-commit-skip-total")
                                        .until("sink-record-active-count", "0.0")),
                Scenario.of("the MBeans of clients")
                        .then(Kafka.create("~-t"))
                        .then(write("in", "one"))
                        .then(post("/connectors", named("~-in", source("~-t"))))
                        .then(post("/connectors", named("~-out", sink("~-t"))))
                        .then(Steps.read("out", 1))
                        .then(new Steps.MBeans("kafka.producer:type=app-info,*"))
                        .then(new Steps.MBeans("kafka.consumer:type=app-info,*"))
                        .then(new Steps.MBeans("kafka.connect:type=connect-worker-metrics"))
                        .then(new Steps.MBeans("kafka.connect:type=app-info,*")));
    }
}
