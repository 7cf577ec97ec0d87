package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;
import static dev.fairlead.samples.compared.Story.more;
import static dev.fairlead.samples.compared.Story.once;
import static dev.fairlead.samples.compared.Story.source;

import java.util.List;
import java.util.stream.Stream;

/** Which calls a worker makes of a source task, and in which order. */
final class SourceCalls {
    private SourceCalls() {}

    static List<Course> all() {
        return Stream.of(sources(), failingSources()).flatMap(List::stream).toList();
    }

    private static Step sourceAt(String line) {
        return get("/connectors/~-in/offsets").until("body.offsets[0].offset.line", line);
    }

    private static List<Course> sources() {
        return List.of(
                source(" that is started and stopped")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" that has nothing to do", "file", "{dir}/nothing")
                        .then(more("commit", 2))
                        .ends(
                                "c c s",
                                """
                                initialize
                                start at 0
                                commit
                                stop
                                """),
                source(" that pauses")
                        .then(sourceAt("3"))
                        .then(put("/connectors/~-in/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(write("in", "a3", "a4"))
                        .then(more("commit", 2))
                        .then(put("/connectors/~-in/resume"))
                        .then(sourceAt("5"))
                        .ends(
                                "A3 p a c h A2 c u p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                poll 2
                                commitRecord a3
                                commitRecord a4
                                commit
                                stop
                                """),
                source(" that is restarted")
                        .then(sourceAt("3"))
                        .then(post("/connectors/~-in/restart?includeTasks=true"))
                        .then(once("start at 3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                initialize
                                start at 3
                                commit
                                stop
                                """),
                source(
                                " whose connector asks for other tasks",
                                "tasks.max",
                                "2",
                                "watch",
                                "{dir}/more")
                        .then(sourceAt("3"))
                        .then(write("more", "now"))
                        .then(once("start at 3"))
                        .ends(
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                initialize
                                start at 3
                                commit
                                stop
                                """),
                source(
                                " whose records are left out",
                                "transforms",
                                "no",
                                "transforms.no.type",
                                "org.apache.kafka.connect.transforms.Filter")
                        .then(once("commitRecord a2, not in the log"))
                        .then(more("commit", 2))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0, not in the log
                                commitRecord a1, not in the log
                                commitRecord a2, not in the log
                                commit
                                stop
                                """),
                source(
                                " of which a record is left out",
                                "marked",
                                "a0",
                                "transforms",
                                "no",
                                "transforms.no.type",
                                "org.apache.kafka.connect.transforms.Filter",
                                "transforms.no.predicate",
                                "marked",
                                "predicates",
                                "marked",
                                "predicates.marked.type",
                                "org.apache.kafka.connect.transforms.predicates.HasHeaderKey",
                                "predicates.marked.name",
                                "marked")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0, not in the log
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """));
    }

    private static List<Course> failingSources() {
        return List.of(
                source(" whose start fails", "fail", "task.start")
                        .fails("start of the task failed", "told to fail in task.start")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start at 0
                                stop
                                """),
                source(" whose poll fails", "fails.at", "3")
                        .fails("poll failed", "line 3 can't be polled")
                        .ends(
                                "A3 p p s",
                                """
                                initialize
                                start at 0
                                poll 3
                                poll fails
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose poll is tried again", "retries", "2")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p t p t p a c s",
                                """
                                initialize
                                start at 0
                                poll, again
                                poll, again
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose commits fail", "fail", "commitRecord,commit")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose stop fails", "fail", "task.stop")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """));
    }
}
