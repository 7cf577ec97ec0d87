package dev.fairlead.samples.compared;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that a scripted connector and its task have noted, without those that come as often as
 * time passes: a commit after a commit, and a pre-commit of what was pre-committed before.
 */
final class CallTrace {
    private CallTrace() {}

    /** The calls, up to the first end of the task. */
    static List<String> of(List<String> noted) {
        List<String> calls = new ArrayList<>();
        String preCommitted = "";
        for (String call : noted) {
            boolean repeats =
                    call.endsWith(": commit")
                            && !calls.isEmpty()
                            && calls.get(calls.size() - 1).equals(call);
            boolean nothingNew =
                    call.contains(": preCommit ")
                            && (call.equals(preCommitted) || call.matches("[^{]*\\{([^=]*=0,?)*}"));
            preCommitted = call.contains(": preCommit ") ? call : preCommitted;
            if (!repeats && !nothingNew) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** Those that the worker makes of the task. */
    static List<String> ofTask(List<String> calls) {
        List<String> its = new ArrayList<>();
        for (String call : calls) {
            if (call.startsWith("task ")) {
                its.add(call);
            }
            if (call.endsWith(": stop")) {
                break;
            }
        }
        return its;
    }

    /** Reads the calls of a connector's and its task's, when the task has ended. */
    record ReadCalls(String file) implements Step {
        @Override
        public String label() {
            return "calls in " + file;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Path path = stage.directory().resolve(file);
            return stage.look(
                    () -> seen(stage, path),
                    seen ->
                            seen.values().containsValue("connector: stop")
                                    && seen.values().containsValue("task 0: stop"));
        }

        private static Seen seen(Stage stage, Path path) throws Exception {
            List<String> noted =
                    Files.exists(path)
                            ? Files.readAllLines(path, StandardCharsets.UTF_8)
                            : List.of();
            return Seen.of(numbered(of(noted.stream().map(stage::plain).toList())));
        }
    }

    private static Map<String, String> numbered(List<String> calls) {
        Map<String, String> values = new TreeMap<>();
        calls.forEach(call -> values.put("call %03d".formatted(values.size() + 1), call));
        return values;
    }
}
