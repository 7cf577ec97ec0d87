package dev.fairlead.samples.compared;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that a scripted connector and its tasks have noted, without those that come as often as
 * time passes. Of these there stay, of each life of a task:
 *
 * <ul>
 *   <li>a {@code commit} after records were acknowledged, when no others of theirs follow, and the
 *       one before {@code stop};
 *   <li>a {@code preCommit} of what wasn't pre-committed before, and the one before {@code close};
 *   <li>the {@code put} of nothing after {@code open}, if it was never put anything.
 * </ul>
 */
final class CallTrace {
    private static final String ZEROS = ".*: preCommit \\{([^=]*=0(, )?)+}";

    private CallTrace() {}

    /** The calls that don't depend on how long a worker was there. */
    static List<String> of(List<String> noted) {
        List<String> calls = new ArrayList<>();
        List<String> life = new ArrayList<>();
        for (String call : noted) {
            life.add(call);
            if (call.endsWith(": stop")) {
                calls.addAll(ofLife(life));
                life.clear();
            }
        }
        calls.addAll(ofLife(life));
        return calls;
    }

    private static List<String> ofLife(List<String> noted) {
        return withoutIdlePuts(withoutIdlePreCommits(withoutIdleCommits(noted)));
    }

    private static List<String> withoutIdleCommits(List<String> noted) {
        List<String> calls = new ArrayList<>();
        boolean news = false;
        for (int i = 0; i < noted.size(); i++) {
            String call = noted.get(i);
            news |= call.contains(": commitRecord ");
            if (!call.endsWith(": commit")) {
                calls.add(call);
                continue;
            }
            String next = i + 1 < noted.size() ? noted.get(i + 1) : "";
            boolean isFollowed = next.equals(call) || next.contains(": commitRecord ");
            if (next.endsWith(": stop") || news && !isFollowed) {
                calls.add(call);
                news = false;
            }
        }
        return calls;
    }

    private static List<String> withoutIdlePreCommits(List<String> noted) {
        List<String> calls = new ArrayList<>();
        String last = "";
        for (int i = 0; i < noted.size(); i++) {
            String call = noted.get(i);
            boolean isPreCommit = call.contains(": preCommit ");
            boolean isNews = !call.equals(last) && !call.matches(ZEROS);
            boolean isLast = i + 1 < noted.size() && noted.get(i + 1).contains(": close ");
            if (!isPreCommit || isNews || isLast) {
                calls.add(call);
            }
            last = isPreCommit ? call : last;
        }
        return calls;
    }

    private static List<String> withoutIdlePuts(List<String> noted) {
        boolean some = noted.stream().anyMatch(call -> call.matches(".*: put [1-9].*"));
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < noted.size(); i++) {
            String call = noted.get(i);
            boolean isFirst =
                    i > 0
                            && noted.get(i - 1).contains(": open ")
                            && noted.subList(i, noted.size()).stream()
                                    .noneMatch(each -> each.contains(": open "));
            if (!call.endsWith(": put 0") || !some && isFirst) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** Those of one caller's. */
    static List<String> of(String caller, List<String> noted) {
        return of(noted.stream().filter(call -> call.startsWith(caller + ":")).toList());
    }

    /** Reads the calls of one caller's, as soon as they are as they should be. */
    record Calls(String caller, List<String> expected) implements Step {
        @Override
        public String label() {
            return "calls of " + caller;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Seen wanted = Seen.of(numbered(expected));
            return stage.look(() -> Seen.of(numbered(of(caller, noted(stage)))), wanted::equals);
        }
    }

    /** Waits until this call is noted so many more times. */
    record Awaited(String call, int times) implements Step {
        @Override
        public String label() {
            return call;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            long wanted = count(stage) + times;
            return stage.look(
                    () -> Seen.of(Map.of("enough", String.valueOf(count(stage) >= wanted))),
                    seen -> seen.value("enough").equals("true"));
        }

        private long count(Stage stage) throws Exception {
            return noted(stage).stream().filter(call::equals).count();
        }
    }

    /** Waits until this call is noted. */
    record Once(String call) implements Step {
        @Override
        public String label() {
            return call;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            return stage.look(
                    () -> Seen.of(Map.of("noted", String.valueOf(noted(stage).contains(call)))),
                    seen -> seen.value("noted").equals("true"));
        }
    }

    private static List<String> noted(Stage stage) throws Exception {
        Path path = stage.directory().resolve(Story.TRACE);
        return Files.exists(path)
                ? Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                        .map(stage::plain)
                        .toList()
                : List.of();
    }

    private static Map<String, String> numbered(List<String> calls) {
        Map<String, String> values = new TreeMap<>();
        calls.forEach(call -> values.put("call %03d".formatted(values.size() + 1), call));
        return values;
    }
}
