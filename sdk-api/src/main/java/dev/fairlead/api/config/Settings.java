package dev.fairlead.api.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connector, a task or a transformation, described by a record.
 *
 * <p>One description serves three questions, so that the answers agree: what there is to set
 * ({@link #definition}), what is wrong with a configuration ({@link #validate}), and what it says
 * ({@link #bind}). Every problem is found in one go; a secret is never shown.
 *
 * <pre>{@code
 * record Retry(
 *         @Setting("How often to try") @Default("3") @Range(min = 0, max = 100) int maxAttempts,
 *         @Setting("How long to wait") @Default("250ms") Duration backOff) {}
 *
 * Retry retry = Settings.of(Retry.class).bind(Map.of("max.attempts", "5"));
 * }</pre>
 *
 * <p>Immutable; any thread may use it.
 *
 * @param <C> the record
 */
public final class Settings<C extends Record> {
    private static final Set<String> TAKEN_BY_CONNECT =
            Set.of(
                    "name",
                    "connector.class",
                    "connector.plugin.version",
                    "tasks.max",
                    "topics",
                    "topics.regex",
                    "transforms",
                    "predicates",
                    "task.class");

    private static final Set<String> PREFIXES_OF_CONNECT =
            Set.of(
                    "transforms.",
                    "predicates.",
                    "errors.",
                    "key.converter",
                    "value.converter",
                    "header.converter",
                    "producer.override.",
                    "consumer.override.",
                    "admin.override.",
                    "topic.creation.");

    private final Class<C> type;
    private final SettingGroup own;
    private final List<Settings<?>> others;

    private Settings(Class<C> type, SettingGroup own, List<Settings<?>> others) {
        this.type = type;
        this.own = own;
        this.others = List.copyOf(others);
    }

    /**
     * The settings that a record describes.
     *
     * @throws IllegalArgumentException if the record is not a proper description: a component
     *     without {@code @Setting}, a type that settings cannot have, a default that does not fit,
     *     a key that Connect uses itself
     */
    public static <C extends Record> Settings<C> of(Class<C> type) {
        SettingGroup group = SettingGroup.of(type, "", "Connector");
        Set<String> seen = new LinkedHashSet<>();
        group.keys()
                .forEach(
                        setting -> {
                            if (isTakenByConnect(setting.key()) || !seen.add(setting.key())) {
                                throw new IllegalArgumentException(
                                        type.getName()
                                                + ": the key \""
                                                + setting.key()
                                                + "\" is taken; choose another with @Named");
                            }
                        });
        return new Settings<>(type, group, List.of());
    }

    private static boolean isTakenByConnect(String key) {
        return TAKEN_BY_CONNECT.contains(key)
                || PREFIXES_OF_CONNECT.stream().anyMatch(key::startsWith);
    }

    /**
     * The words of a name in camel case, in lower case: {@code batchMaxRecords}, batch.max.records.
     */
    static String words(String codeName, String separator) {
        return codeName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", separator).toLowerCase(Locale.ROOT);
    }

    /**
     * These settings together with those of a framework. Where both know a key, this record decides
     * about its meaning and default.
     */
    public Settings<C> and(Settings<?> other) {
        List<Settings<?>> all = new ArrayList<>(others);
        all.add(other);
        return new Settings<>(type, own, all);
    }

    /** The definition that Kafka Connect asks for: types, defaults, validators, documentation. */
    public ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        int order = 0;
        for (SettingKey setting : all().values()) {
            setting.define(definition, ++order);
        }
        return definition;
    }

    private Map<String, SettingKey> all() {
        Map<String, SettingKey> all = new LinkedHashMap<>();
        Stream.concat(own.keys(), others.stream().flatMap(other -> other.all().values().stream()))
                .forEach(setting -> all.putIfAbsent(setting.key(), setting));
        return all;
    }

    /**
     * Reads a configuration.
     *
     * @throws ConfigException if anything is wrong; its message lists every problem, each with the
     *     key, the value in quotes, the reason and what to do
     */
    public C bind(Map<String, String> configured) {
        List<Problem> problems = new ArrayList<>();
        Object bound = read(configured, problems);
        if (!problems.isEmpty() || bound == null) {
            throw new ConfigException(
                    problems.size() == 1
                            ? problems.get(0).message()
                            : problems.size()
                                    + " problems in the configuration:\n"
                                    + problems.stream()
                                            .map(problem -> "  " + problem.message())
                                            .collect(Collectors.joining("\n")));
        }
        return type.cast(bound);
    }

    private @Nullable Object read(Map<String, String> configured, List<Problem> problems) {
        Object bound = own.read(configured, problems::add);
        Set<String> decided = own.keys().map(SettingKey::key).collect(Collectors.toSet());
        Map<String, String> completed = complete(configured);
        for (Settings<?> other : others) {
            List<Problem> found = new ArrayList<>();
            other.read(completed, found);
            found.stream()
                    .filter(problem -> !decided.contains(problem.key()))
                    .forEach(problems::add);
        }
        return bound;
    }

    /** The configuration with this record's own defaults filled in. */
    public Map<String, String> complete(Map<String, String> configured) {
        Map<String, String> completed = new LinkedHashMap<>(configured);
        own.keys()
                .forEach(
                        setting -> {
                            String text = setting.text(configured);
                            if (text != null) {
                                completed.put(setting.key(), text);
                            }
                        });
        return completed;
    }

    /**
     * Tells for each setting its value, and what is wrong with it. Finds exactly what {@link #bind}
     * would throw.
     */
    public Config validate(Map<String, String> configured) {
        List<Problem> problems = new ArrayList<>();
        read(configured, problems);
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        all().forEach((key, setting) -> values.put(key, describe(setting, configured)));
        for (Problem problem : problems) {
            values.computeIfAbsent(problem.key(), ConfigValue::new)
                    .addErrorMessage(problem.message());
        }
        return new Config(new ArrayList<>(values.values()));
    }

    private static ConfigValue describe(SettingKey setting, Map<String, String> configured) {
        ConfigValue value = new ConfigValue(setting.key());
        value.recommendedValues(setting.form().choices());
        String text = setting.text(configured);
        if (text != null) {
            try {
                value.value(ConfigDef.parseType(setting.key(), text, setting.form().kafkaType()));
            } catch (ConfigException unreadable) {
                value.value(null); // told as a problem, in our words
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return "Settings[" + type.getSimpleName() + "]";
    }
}
