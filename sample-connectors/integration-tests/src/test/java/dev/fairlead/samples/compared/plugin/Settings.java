package dev.fairlead.samples.compared.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** What both connectors have in common. */
final class Settings {
    private Settings() {}

    /** One key of each kind, so that descriptions of plugins have something to describe. */
    static ConfigDef definition() {
        return new ConfigDef()
                .define(
                        "tasks",
                        Type.INT,
                        1,
                        ConfigDef.Range.between(0, 9),
                        Importance.HIGH,
                        "How many.")
                .define(Script.FAIL, Type.LIST, "", Importance.LOW, "Where to fail.")
                .define(
                        "fail.as",
                        Type.STRING,
                        "connect",
                        ConfigDef.ValidString.in(
                                "connect",
                                "retriable",
                                "kafka-retriable",
                                "data",
                                "state",
                                "caused"),
                        Importance.LOW,
                        "How to fail.",
                        "Failing",
                        1,
                        Width.SHORT,
                        "Kind of failure",
                        List.of(Script.FAIL))
                .define("password", Type.PASSWORD, null, Importance.MEDIUM, "Not used.")
                .define("class", Type.CLASS, null, Importance.LOW, "Not used.")
                .define("long", Type.LONG, 4_000_000_000L, Importance.LOW, "Not used.")
                .define("double", Type.DOUBLE, 0.5, Importance.LOW, "Not used.")
                .define("flag", Type.BOOLEAN, true, Importance.LOW, "Not used.");
    }

    static List<Map<String, String>> ofTasks(Map<String, String> settings) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int task = 0; task < new Script(settings).number("tasks", 1); task++) {
            Map<String, String> its = new HashMap<>(settings);
            its.put("task", String.valueOf(task));
            all.add(its);
        }
        return all;
    }

    static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    /** What a connector adds of its own to what the definition finds. */
    static Config validated(Config config, Map<String, String> settings) {
        new Script(settings).pass("validate");
        config.configValues().stream()
                .filter(
                        value ->
                                value.name().equals("double")
                                        && "0.0".equals(String.valueOf(value.value())))
                .forEach(value -> value.addErrorMessage("double may not be 0"));
        config.configValues().stream()
                .filter(value -> value.name().equals("flag"))
                .forEach(value -> value.recommendedValues(List.of(true, false)));
        return config;
    }

    static boolean altered(Map<String, String> settings) {
        return switch (settings.getOrDefault("alter", "yes")) {
            case "yes" -> true;
            case "no" -> false;
            case "unsupported" -> throw new UnsupportedOperationException("not this connector");
            default -> throw new IllegalArgumentException("these offsets won't do");
        };
    }
}
