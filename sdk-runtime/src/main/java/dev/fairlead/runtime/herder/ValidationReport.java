package dev.fairlead.runtime.herder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** A {@link Validation} in the making. Single-threaded. */
final class ValidationReport {
    private static final String HIDDEN = "[hidden]";

    private final String plugin;
    private final Map<String, SettingDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, ConfigDef.Type> types = new LinkedHashMap<>();
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> groupsOfConverters = new LinkedHashSet<>();

    ValidationReport(String plugin) {
        this.plugin = plugin;
    }

    /**
     * Adds declared settings; one that is declared twice is the last one's.
     *
     * @param prefix before the names
     */
    void declare(String prefix, ConfigDef definition) {
        definition.configKeys().values().forEach(key -> declare(prefix, key));
    }

    /** Adds a setting of a converter; the groups of these come last. */
    void declareConverter(String prefix, ConfigKey key) {
        declare(prefix, key, groupsOfConverters);
    }

    void declare(String prefix, ConfigKey key) {
        declare(prefix, key, groups);
    }

    private void declare(String prefix, ConfigKey key, Set<String> groupsOfKind) {
        SettingDefinition its = SettingDefinition.under(prefix, key);
        if (ConnectorSettings.isClass(its.name())) {
            its = its.withType(ConfigDef.Type.CLASS.name());
        }
        definitions.put(its.name(), its);
        types.put(its.name(), key.type);
        if (its.group() != null) {
            groupsOfKind.add(its.group());
        }
    }

    /** Adds values that were looked at; one that is there already keeps its errors. */
    void value(String prefix, ConfigValue value) {
        String name = prefix + value.name();
        ConfigValue before = values.get(name);
        ConfigValue now =
                new ConfigValue(
                        name,
                        value.value(),
                        value.recommendedValues(),
                        new ArrayList<>(value.errorMessages()));
        now.visible(value.visible());
        if (before != null) {
            before.errorMessages().stream()
                    .filter(error -> !now.errorMessages().contains(error))
                    .forEach(now::addErrorMessage);
        }
        values.put(name, now);
    }

    /** Adds what is wrong, at the setting that it begins with, unless that is known to be wrong. */
    void problem(String problem, Map<String, String> settings) {
        for (String name : settingsOf(problem, settings)) {
            ConfigValue value = values.computeIfAbsent(name, ConfigValue::new);
            if (value.errorMessages().isEmpty() && !isWrongBelow(name)) {
                value.addErrorMessage(problem);
            }
        }
    }

    /** Whether a setting of the plugin that {@code name} names is known to be wrong. */
    private boolean isWrongBelow(String name) {
        String prefix = Examination.prefix(name);
        return values.values().stream()
                .anyMatch(
                        value ->
                                value.name().startsWith(prefix)
                                        && !value.errorMessages().isEmpty());
    }

    private List<String> settingsOf(String problem, Map<String, String> settings) {
        if (problem.contains("topics nor topics.regex") || problem.startsWith("topics and ")) {
            return List.of("topics", "topics.regex");
        }
        Set<String> known = new LinkedHashSet<>(definitions.keySet());
        known.addAll(settings.keySet());
        String best = "";
        for (String name : known) {
            boolean fits =
                    problem.startsWith(name)
                            && name.length() > best.length()
                            && (problem.length() == name.length()
                                    || "=: ,".indexOf(problem.charAt(name.length())) >= 0);
            best = fits ? name : best;
        }
        return List.of(best.isEmpty() ? named(problem) : best);
    }

    /** A setting that isn't known, as its problem names it, or else the connector itself. */
    private static String named(String problem) {
        String first = problem.split("[=: ]", 2)[0];
        return first.contains(".") ? first : "connector.class";
    }

    /** The settings, of those declared so far, whose values must not be shown. */
    Set<String> secrets() {
        return definitions.values().stream()
                .filter(SettingDefinition::isSecret)
                .map(SettingDefinition::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    Validation finished() {
        List<Validation.Setting> settings = new ArrayList<>();
        values.forEach(
                (name, value) -> {
                    if (!definitions.containsKey(name)) {
                        settings.add(new Validation.Setting(Optional.empty(), shown(value, null)));
                    }
                });
        definitions.forEach(
                (name, definition) ->
                        settings.add(
                                new Validation.Setting(
                                        Optional.of(definition),
                                        shown(
                                                values.getOrDefault(name, new ConfigValue(name)),
                                                definition))));
        groups.addAll(groupsOfConverters);
        return new Validation(plugin, List.copyOf(groups), settings);
    }

    private SettingValue shown(ConfigValue value, @Nullable SettingDefinition definition) {
        boolean secret = definition != null && definition.isSecret();
        List<String> recommended = new ArrayList<>();
        for (Object each : value.recommendedValues()) {
            recommended.add(String.valueOf(text(value.name(), each)));
        }
        String shown = text(value.name(), value.value());
        return new SettingValue(
                value.name(),
                shown != null && secret ? HIDDEN : shown,
                recommended,
                value.errorMessages(),
                value.visible());
    }

    private @Nullable String text(String name, @Nullable Object value) {
        ConfigDef.Type type = types.get(name);
        if (value == null || type == null || value instanceof String) {
            return value == null ? null : value.toString(); // also of a list that isn't parsed
        }
        return ConfigDef.convertToString(value, type);
    }
}
