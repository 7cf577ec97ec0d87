package dev.fairlead.samples.compared;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;

/** The steps that scenarios are made of, apart from those that use Kafka. */
final class Steps {
    /** Where our worker says who logs. */
    private static final Pattern LOGGER = Pattern.compile(" \\(\\w+\\)$");

    private Steps() {}

    /** A request. */
    record Request(String method, String path, String body, Map<String, String> headers)
            implements Step {
        @Override
        public String label() {
            return method + " " + path;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            return stage.side()
                    .rest()
                    .seen(
                            new Rest.Ask(
                                    method,
                                    stage.filled(path).replace(" ", "%20"),
                                    stage.filled(body),
                                    headers),
                            stage::plain);
        }

        Request with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Request(method, path, body, more);
        }

        /** Asks again and again until the answer has this value. */
        Until until(String name, String value) {
            return new Until(this, List.of(Map.of(name, value)));
        }
    }

    /** Looks again and again, until there are all values of one of the ends. */
    record Until(Step step, List<Map<String, String>> ends) implements Step {
        @Override
        public String label() {
            return step.label()
                    + " until "
                    + ends.stream()
                            .map(end -> new TreeMap<>(end).toString())
                            .collect(Collectors.joining(" or "));
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            return stage.look(
                    () -> step.on(stage), seen -> ends.stream().anyMatch(end -> has(seen, end)));
        }

        private static boolean has(Seen seen, Map<String, String> values) {
            return values.entrySet().stream()
                    .allMatch(each -> seen.value(each.getKey()).equals(each.getValue()));
        }

        /** Not before the last of the ends has this value, too. */
        Until and(String name, String value) {
            List<Map<String, String>> changed = new ArrayList<>(ends);
            Map<String, String> more = new TreeMap<>(changed.remove(changed.size() - 1));
            more.put(name, value);
            changed.add(more);
            return new Until(step, changed);
        }

        /** For workers that come to different ends. */
        Until or(Until other) {
            List<Map<String, String>> more = new ArrayList<>(ends);
            more.addAll(other.ends);
            return new Until(step, more);
        }
    }

    /** Adds lines to a file. */
    record Write(String file, List<String> lines) implements Step {
        @Override
        public String label() {
            return "write " + lines + " to " + file;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Files.write(
                    stage.directory().resolve(file),
                    lines.stream().map(stage::filled).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Seen.nothing();
        }
    }

    /** Removes a file. */
    record Remove(String file) implements Step {
        @Override
        public String label() {
            return "remove " + file;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Files.deleteIfExists(stage.directory().resolve(file));
            return Seen.nothing();
        }
    }

    /** Reads a file as soon as it has so many lines; {@code sorted} if their order is chance. */
    record Read(String file, int lines, boolean sorted) implements Step {
        @Override
        public String label() {
            return "read " + file;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Path path = stage.directory().resolve(file);
            return stage.look(() -> seen(stage, path), seen -> seen.values().size() >= lines);
        }

        private Seen seen(Stage stage, Path path) throws Exception {
            List<String> all =
                    Files.exists(path)
                            ? Files.readAllLines(path, StandardCharsets.UTF_8)
                            : List.of();
            SortedMap<String, String> values = new TreeMap<>();
            for (String line : sorted ? all.stream().sorted().toList() : all) {
                values.put("line %03d".formatted(values.size() + 1), stage.plain(line));
            }
            return new Seen(values);
        }
    }

    /** The names of MBeans, and the attributes that each has. */
    record MBeans(String pattern) implements Step {
        @Override
        public String label() {
            return "MBeans " + pattern;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            SortedMap<String, String> values = new TreeMap<>();
            stage.side()
                    .beans()
                    .attributes(stage.filled(pattern))
                    .forEach(
                            (bean, attributes) ->
                                    attributes.forEach(
                                            attribute ->
                                                    values.put(
                                                            stage.plain(bean) + " " + attribute,
                                                            "there")));
            return new Seen(values);
        }
    }

    /** Some attributes of an MBean. */
    record MBean(String name, List<String> attributes) implements Step {
        @Override
        public String label() {
            return "MBean " + name;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            Map<String, String> values = new TreeMap<>();
            try {
                stage.side()
                        .beans()
                        .values(stage.filled(name), attributes)
                        .forEach((key, value) -> values.put(key, stage.plain(value)));
            } catch (InstanceNotFoundException e) {
                values.put("bean", "absent");
            }
            return Seen.of(values);
        }

        Until until(String attribute, String value) {
            return new Until(this, List.of(Map.of(attribute, value)));
        }
    }

    /** The lines with these words that the worker has printed, from the words on. */
    record Printed(String words) implements Step {
        @Override
        public String label() {
            return "printed: " + words;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            return stage.look(() -> seen(stage), seen -> !seen.values().isEmpty());
        }

        private Seen seen(Stage stage) {
            String wanted = stage.filled(words);
            SortedMap<String, String> values = new TreeMap<>();
            for (String line : stage.side().output().split("\n")) {
                int at = line.indexOf(wanted);
                if (at >= 0) {
                    values.put(
                            "line %03d".formatted(values.size() + 1),
                            stage.plain(LOGGER.matcher(line.substring(at)).replaceAll("")));
                }
            }
            return new Seen(values);
        }
    }

    static Request get(String path) {
        return new Request("GET", path, "", Map.of());
    }

    static Request delete(String path) {
        return new Request("DELETE", path, "", Map.of());
    }

    static Request put(String path) {
        return new Request("PUT", path, "", Map.of());
    }

    static Request post(String path) {
        return new Request("POST", path, "", Map.of());
    }

    static Request put(String path, String json) {
        return json("PUT", path, json);
    }

    static Request post(String path, String json) {
        return json("POST", path, json);
    }

    static Request patch(String path, String json) {
        return json("PATCH", path, json);
    }

    private static Request json(String method, String path, String json) {
        return new Request(method, path, json, Map.of("Content-Type", "application/json"));
    }

    static Write write(String file, String... lines) {
        return new Write(file, List.of(lines));
    }

    static Remove remove(String file) {
        return new Remove(file);
    }

    static Read read(String file, int lines) {
        return new Read(file, lines, false);
    }

    static Read readInAnyOrder(String file, int lines) {
        return new Read(file, lines, true);
    }

    static MBean bean(String name, String... attributes) {
        return new MBean(name, List.of(attributes));
    }

    /** Waits until a connector and its tasks are in these states. */
    static Until state(String connector, String state, String... tasks) {
        Map<String, String> values = new TreeMap<>();
        values.put("body.connector.state", state);
        for (int task = 0; task < tasks.length; task++) {
            values.put("body.tasks[%d].state".formatted(task), tasks[task]);
        }
        values.put("body.tasks[%d].state".formatted(tasks.length), "absent");
        return new Until(get("/connectors/" + connector + "/status"), List.of(values));
    }

    /** A JSON object of names and values that come in turn; no value is null. */
    static String json(String... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ", ")
                    .append(quoted(namesAndValues[i]))
                    .append(": ")
                    .append(quoted(namesAndValues[i + 1]));
        }
        return json.append("}").toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Settings of a source of the lines of {@code in}, with more settings in turn. */
    static String source(String topic, String... more) {
        return joined(
                more, "connector.class", "ScriptedSource", "topic", topic, "file", "{dir}/in");
    }

    /** Settings of a sink into {@code out}, with more settings in turn. */
    static String sink(String topics, String... more) {
        return joined(
                more, "connector.class", "ScriptedSink", "topics", topics, "file", "{dir}/out");
    }

    private static String joined(String[] more, String... first) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return json(all);
    }

    /** What a POST of a connector has. */
    static String named(String name, String config) {
        return "{\"name\": \"" + name + "\", \"config\": " + config + "}";
    }

    /** The same with the state that it is to be in at first. */
    static String named(String name, String config, String state) {
        return "{\"name\": \"%s\", \"initial_state\": \"%s\", \"config\": %s}"
                .formatted(name, state, config);
    }

    /** Lines as one text. */
    static String lines(String... lines) {
        return Arrays.stream(lines).collect(Collectors.joining("\n"));
    }
}
