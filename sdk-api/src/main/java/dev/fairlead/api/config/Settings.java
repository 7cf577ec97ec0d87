package dev.fairlead.api.config;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.config.SettingGroup.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * The settings of a connector, a task or a transformation, described by a record. Called by those
 * who extend Connect's own classes; the base classes of this SDK call it for their authors.
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
@AuthorsCall
public final class Settings<C extends Record> {
    private final Class<C> type;
    private final SettingGroup own;
    private final List<Settings<?>> others;

    private Settings(Class<C> type, SettingGroup own, List<Settings<?>> others) {
        this.type = type;
        this.own = own;
        this.others = List.copyOf(others);
    }

    /**
     * The settings of a connector.
     *
     * @throws IllegalArgumentException if the record is not a proper description: a component
     *     without {@code @Setting}, a type that settings cannot have, a default that does not fit,
     *     a key that Connect uses itself
     */
    public static <C extends Record> Settings<C> of(Class<C> type) {
        return of(type, Keys.OF_CONNECTORS);
    }

    /**
     * The settings of a transformation, predicate or converter. Connect leaves more keys to them
     * than to connectors.
     *
     * @throws IllegalArgumentException as with {@link #of(Class)}
     */
    public static <C extends Record> Settings<C> ofPart(Class<C> type) {
        return of(type, Keys.OF_PARTS);
    }

    private static <C extends Record> Settings<C> of(Class<C> type, Keys taken) {
        SettingGroup group = new GroupBuilder().group(type, GroupBuilder.Place.top("Connector"));
        taken.check(type, group);
        return new Settings<>(type, group, List.of());
    }

    /**
     * The words of a name in camel case, in lower case: {@code batchMaxRecords}, batch.max.records.
     */
    static String words(String codeName, String separator) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < codeName.length(); i++) {
            char c = codeName.charAt(i);
            if (i > 0 && isBetween(c, 'A', 'Z') && isLowOrDigit(codeName.charAt(i - 1))) {
                words.append(separator);
            }
            words.append(c);
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isLowOrDigit(char c) {
        return isBetween(c, 'a', 'z') || isBetween(c, '0', '9');
    }

    private static boolean isBetween(char c, char least, char greatest) {
        return c >= least && c <= greatest;
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

    /**
     * The definition that Kafka Connect asks for: types, defaults, validators, documentation. Its
     * own {@code validate} finds what {@link #validate} finds, except in maps and repeated groups,
     * whose keys no definition can name.
     */
    public ConfigDef definition() {
        return new Definition(this, declared()).make();
    }

    private Map<String, SettingKey> declared() {
        Map<String, SettingKey> all = new LinkedHashMap<>();
        Stream.concat(
                        own.declared(),
                        others.stream().flatMap(other -> other.declared().values().stream()))
                .forEach(setting -> all.putIfAbsent(setting.name(), setting));
        return all;
    }

    /**
     * Reads a configuration. Workers give texts; numbers, booleans, lists and the like are taken as
     * their texts. A null counts as not set.
     *
     * @throws ConfigException if anything is wrong; its message lists every problem, each with the
     *     key, the value in quotes, the reason and what to do
     */
    public C bind(Map<String, ?> configured) {
        List<Finding> findings = new ArrayList<>();
        Object bound = read(Reading.of(texts(configured), findings::add));
        if (!findings.isEmpty() || bound == null) {
            throw new ConfigException(
                    findings.size() == 1
                            ? findings.get(0).message()
                            : findings.size()
                                    + " problems in the configuration:\n"
                                    + findings.stream()
                                            .map(finding -> "  " + finding.message())
                                            .collect(Collectors.joining("\n")));
        }
        return type.cast(bound);
    }

    private static Map<String, String> texts(Map<String, ?> configured) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, ?> each : configured.entrySet()) {
            Object value = each.getValue();
            if (value != null) {
                texts.put(each.getKey(), Definition.text(value));
            }
        }
        return texts;
    }

    /** Reads what there is; what is wrong is told to the reading. */
    @Nullable Object read(Reading reading) {
        Object bound = own.read(reading);
        if (others.isEmpty()) {
            return bound;
        }
        Set<String> decided = new HashSet<>();
        for (SettingKey setting : own.declared().toList()) {
            decided.add(setting.name());
        }
        Reading completed = reading.completedBy(own.members());
        for (Settings<?> other : others) {
            other.read(
                    new Reading(
                            completed.texts(),
                            completed.prefix(),
                            completed.whole(),
                            finding -> {
                                if (!decided.contains(finding.key())) {
                                    reading.tell(finding);
                                }
                            }));
        }
        return bound;
    }

    /** The configuration with this record's own defaults filled in. */
    public Map<String, String> complete(Map<String, String> configured) {
        return Reading.of(configured, finding -> {}).completedBy(own.members()).texts();
    }

    /**
     * Tells for each setting its value, what to choose from, and what is wrong with it: exactly
     * what {@link #bind} would throw, and beyond that only that the values to choose from could not
     * be had. Asks {@linkplain Recommender recommenders}, each for no longer than it may take, and
     * so may wait for the outside system.
     */
    public Config validate(Map<String, String> configured) {
        List<Finding> findings = new ArrayList<>();
        Reading reading = Reading.of(configured, findings::add);
        read(reading);
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        keys(reading).forEach((key, placed) -> values.put(key, describe(placed)));
        keys(reading)
                .values()
                .forEach(
                        placed ->
                                placed.setting().formerNames().stream()
                                        .map(placed.reading()::key)
                                        .forEach(key -> values.put(key, describe(key, placed))));
        for (Finding finding : findings) {
            values.computeIfAbsent(finding.key(), ConfigValue::new)
                    .addErrorMessage(finding.message());
        }
        return new Config(new ArrayList<>(values.values()));
    }

    private Map<String, Placed> keys(Reading reading) {
        Map<String, Placed> all = new LinkedHashMap<>();
        Stream.concat(
                        own.keys(reading),
                        others.stream().flatMap(other -> other.keys(reading).values().stream()))
                .forEach(placed -> all.putIfAbsent(placed.key(), placed));
        return all;
    }

    private static ConfigValue describe(Placed placed) {
        SettingKey setting = placed.setting();
        ConfigValue value = new ConfigValue(placed.key());
        value.value(valueOf(placed.key(), setting, setting.text(placed.reading())));
        boolean visible = setting.isVisible(placed.reading());
        value.visible(visible);
        if (visible) {
            Advised advised = advise(setting, placed.reading());
            value.recommendedValues(advised.values());
            if (!advised.failure().isEmpty()) {
                value.addErrorMessage(advised.failure());
            }
        }
        return value;
    }

    private static ConfigValue describe(String former, Placed placed) {
        ConfigValue value = new ConfigValue(former);
        String text = placed.reading().texts().get(former);
        value.value(valueOf(former, placed.setting(), text));
        value.visible(text != null);
        return value;
    }

    private static @Nullable Object valueOf(String key, SettingKey setting, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            ConfigDef.Type kafka = setting.form().kafkaType();
            return kafka == ConfigDef.Type.CLASS
                    ? setting.parse(text)
                    : ConfigDef.parseType(key, text, kafka);
        } catch (ConfigException | IllegalArgumentException unreadable) {
            return null; // told as a problem, in our words
        }
    }

    /** What to choose from, and why that is not known, if it is not. */
    record Advised(List<Object> values, String failure) {}

    static Advised advise(SettingKey setting, Reading reading) {
        List<Object> choices = setting.form().choices();
        if (setting.hints().asking().isEmpty() || !setting.isVisible(reading)) {
            return new Advised(choices, "");
        }
        Asking.Answer answer = setting.hints().asking().get().ask(reading);
        return answer.failure().isEmpty()
                ? new Advised(List.copyOf(answer.values()), "")
                : new Advised(
                        choices,
                        reading.key(setting.name())
                                + ": the values to choose from are not known, because "
                                + answer.failure()
                                + "; see to it, or try again later");
    }

    /**
     * What is better changed in a valid configuration: former names, and settings of a repeated
     * group that no name stands for. The base classes log it when a plugin starts.
     */
    public List<String> warnings(Map<String, ?> configured) {
        Reading reading = Reading.of(texts(configured), finding -> {});
        return Stream.concat(
                        Member.warnings(own, reading).stream(),
                        others.stream().flatMap(other -> other.warnings(configured).stream()))
                .distinct()
                .toList();
    }

    /**
     * The configuration that says what a record says, so that {@link #bind} gives the same record
     * again; for tests, and for connectors that give their tasks other settings than their own.
     * Secrets are in it as they are.
     *
     * @throws IllegalArgumentException if a value would not come back: one out of range, a list
     *     element with a comma, a text with blanks around it
     */
    public Map<String, String> toMap(C config) {
        Map<String, String> texts = new LinkedHashMap<>();
        own.write(config, "", texts);
        return texts;
    }

    @Override
    public String toString() {
        return "Settings[" + type.getSimpleName() + "]";
    }
}
