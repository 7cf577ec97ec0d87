package dev.fairlead.testkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fairlead.runtime.wording.Wording;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A description of what to judge, in YAML or JSON. Tells all that is wrong with it at once. */
final class JobFile {
    private static final List<String> MEMBERS =
            List.of(
                    "plugin",
                    "class",
                    "connect",
                    "api",
                    "libraries",
                    "instrumented",
                    "java",
                    "world",
                    "config",
                    "laws",
                    "waive",
                    "effort");
    private static final List<String> EFFORTS = List.of("schedules", "seed", "budget");

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private JobFile(Path file) {
        this.file = file;
    }

    /** Whether a file is a description, by its name. */
    static boolean isOne(Path file) {
        return file.toString().matches(".*\\.(ya?ml|json)");
    }

    /**
     * Reads a description; its paths are relative to it.
     *
     * @throws BadInput lists all that is wrong
     */
    static Job read(Path file) {
        JobFile reading = new JobFile(file);
        Job job = reading.job(reading.tree());
        if (!reading.problems.isEmpty()) {
            throw new BadInput(reading.problems.stream().map(each -> file + ": " + each).toList());
        }
        return job;
    }

    private JsonNode tree() {
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
            if (!tree.isObject()) {
                throw new BadInput(
                        "%s: it has no members; the least is \"plugin: <jar or directory>\""
                                .formatted(file));
            }
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("no reason is known");
            throw new BadInput(
                    "%s: it is neither YAML nor JSON: line %d: %s; values with \": \", \"#\", \"{\" or \"@\" need quotes"
                            .formatted(file, line, what));
        } catch (IOException e) {
            throw new BadInput(
                    "%s can't be read (%s); correct its name".formatted(file, e.getMessage()));
        }
    }

    private Job job(JsonNode root) {
        known(root, "", MEMBERS);
        JsonNode java = root.path("java");
        known(java, "java.", List.of("home", "options"));
        known(root.path("effort"), "effort.", EFFORTS);
        String plugin = text(root, "plugin");
        if (plugin.isEmpty()) {
            problems.add("\"plugin\" is missing; name the plugin's jar or directory");
        }
        Optional<String> connect = Optional.of(text(root, "connect")).filter(v -> !v.isEmpty());
        Optional<Path> home =
                Optional.of(text(java, "home")).filter(v -> !v.isEmpty()).map(this::relative);
        PluginJar jar =
                new PluginJar(
                        relative(plugin),
                        texts(root, "libraries").stream().map(this::relative).toList(),
                        connect,
                        texts(root, "api").stream().map(this::relative).toList(),
                        home,
                        texts(java, "options"),
                        !text(root, "instrumented").equals("false"));
        Map<String, String> world = map(root, "world");
        String kind = world.getOrDefault("kind", "");
        if (kind.isEmpty() && root.has("world")) {
            problems.add("\"world\" has no \"kind\"; write for example: world: {kind: file}");
        }
        world.remove("kind");
        Map<String, String> properties = new TreeMap<>();
        map(root, "effort").forEach((name, value) -> effort(name, value, properties));
        return new Job(
                jar,
                text(root, "class"),
                kind,
                world,
                map(root, "config"),
                texts(root, "laws"),
                map(root, "waive"),
                properties,
                "");
    }

    private void effort(String name, String value, Map<String, String> properties) {
        if (value.matches("\\d{1,9}")) {
            properties.put("fairlead." + name, value);
        } else {
            problems.add("\"effort.%s\" is \"%s\"; write a number".formatted(name, value));
        }
    }

    private Path relative(String path) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of(path) : parent.resolve(path).normalize();
    }

    private void known(JsonNode node, String prefix, List<String> members) {
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!members.contains(name)) {
                                problems.add(
                                        "\"%s%s\" is unknown%s; there are %s"
                                                .formatted(
                                                        prefix,
                                                        name,
                                                        Wording.didYouMean(name, members),
                                                        String.join(", ", members)));
                            }
                        });
    }

    private String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (value.isContainerNode()) {
            problems.add("\"%s\" must be a text".formatted(member));
            return "";
        }
        if (member.equals("connect") && value.isNumber()) {
            problems.add(
                    "\"connect\" is %s, a number; write all three parts of the release, such as 2.7.2"
                            .formatted(value.asText()));
            return "";
        }
        return value.asText("");
    }

    private List<String> texts(JsonNode node, String member) {
        JsonNode value = node.path(member);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else if (value.isValueNode()) {
            texts.add(value.asText());
        } else if (!value.isMissingNode()) {
            problems.add("\"%s\" must be a list".formatted(member));
        }
        return texts;
    }

    private Map<String, String> map(JsonNode node, String member) {
        JsonNode value = node.path(member);
        Map<String, String> map = new TreeMap<>();
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            each -> {
                                if (each.getValue().isContainerNode()) {
                                    problems.add(
                                            "\"%s.%s\" must be a text; quote it"
                                                    .formatted(member, each.getKey()));
                                } else {
                                    map.put(each.getKey(), each.getValue().asText());
                                }
                            });
        } else if (!value.isMissingNode()) {
            problems.add("\"%s\" must have members".formatted(member));
        }
        return map;
    }
}
