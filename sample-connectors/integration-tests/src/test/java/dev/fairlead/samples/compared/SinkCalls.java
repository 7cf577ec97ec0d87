package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Story.idleSink;
import static dev.fairlead.samples.compared.Story.more;
import static dev.fairlead.samples.compared.Story.once;
import static dev.fairlead.samples.compared.Story.sink;

import java.util.List;
import java.util.stream.Stream;

/** Which calls a worker makes of a sink task, and in which order. */
final class SinkCalls {
    private SinkCalls() {}

    static List<Course> all() {
        return Stream.of(sinks(), failingSinks(), rebalances()).flatMap(List::stream).toList();
    }

    private static Step sinkAt(String offset) {
        return Kafka.committed("connect-~-out").until("~-t-0", offset);
    }

    private static List<Course> sinks() {
        return List.of(
                sink(" that is started and stopped")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                idleSink(" that is put nothing")
                        .then(once("open [~-t-0, ~-t-1]"))
                        .then(more("put 0", 2))
                        .ends(
                                "p c p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 0
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that pauses")
                        .then(sinkAt("3"))
                        .then(put("/connectors/~-out/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(Kafka.produce("~-t", "a3"))
                        .then(more("put 0", 2))
                        .then(put("/connectors/~-out/resume"))
                        .then(sinkAt("4"))
                        .ends(
                                "A3 p c h A1 p u p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                put 1
                                preCommit {~-t-0=4, ~-t-1=0}
                                preCommit {~-t-0=4, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that is restarted")
                        .then(sinkAt("3"))
                        .then(post("/connectors/~-out/restart?includeTasks=true"))
                        .then(more("open [~-t-0, ~-t-1]", 1))
                        .then(more("preCommit {~-t-0=3, ~-t-1=0}", 1))
                        .then(Kafka.produce("~-t", "a3"))
                        .then(sinkAt("4"))
                        .ends(
                                "A3 p c s c A1 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                preCommit {~-t-0=3, ~-t-1=0}
                                put 1
                                preCommit {~-t-0=4, ~-t-1=0}
                                preCommit {~-t-0=4, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that goes back", "rewind", "1")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 2
                                preCommit {~-t-0=3, ~-t-1=1}
                                preCommit {~-t-0=3, ~-t-1=1}
                                close [~-t-0, ~-t-1]
                                stop
                                """));
    }

    private static List<Course> failingSinks() {
        return List.of(
                sink(" whose start fails", "fail", "task.start")
                        .fails("start of the task failed", "told to fail in task.start")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                stop
                                """),
                sink(" whose open fails", "fail", "open")
                        .fails("open of [~-t-*] failed", "told to fail in open")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose put is tried again", "retries", "2")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p t p t p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3, again
                                put 3, again
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose put fails", "fail", "put")
                        .fails("put of 3 records failed", "told to fail in put")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose close fails", "fail", "close")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(
                                " that reports a record",
                                "errors.tolerance",
                                "all",
                                "errors.log.enable",
                                "true",
                                "reports",
                                "a1")
                        .then(sinkAt("3"))
                        .ends(
                                "Q1 A1 y1 A1 p c s",
                                1,
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                reports
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """));
    }

    private static List<Course> rebalances() {
        return List.of(
                sink(" whose topic gets partitions")
                        .then(sinkAt("3"))
                        .then(Kafka.grow("~-t", 3))
                        .then(once("preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "b0")))
                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1"))
                        .ends(
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                open [~-t-0, ~-t-1, ~-t-2]
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}
                                put 1
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                close [~-t-0, ~-t-1, ~-t-2]
                                stop
                                """),
                sink(
                                " that is assigned more partitions and keeps those it has",
                                "consumer.override.partition.assignment.strategy",
                                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")
                        .then(sinkAt("3"))
                        .then(Kafka.grow("~-t", 3))
                        .then(once("preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "b0")))
                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1"))
                        .ends(
                                "A3 p c N1 c p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                open [~-t-2]
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}
                                put 1
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                close [~-t-0, ~-t-1, ~-t-2]
                                stop
                                """));
    }
}
