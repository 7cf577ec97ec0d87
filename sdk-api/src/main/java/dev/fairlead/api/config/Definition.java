package dev.fairlead.api.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka's definition of settings. Kafka asks validators about one value at a time, and
 * recommenders about all of them: so a recommender says, at its key, what is wrong with several
 * values together. That matters for transformations and predicates, which have no validate method
 * of their own.
 */
final class Definition {
    private final Settings<?> settings;
    private final Map<String, SettingKey> keys;

    Definition(Settings<?> settings, Map<String, SettingKey> keys) {
        this.settings = settings;
        this.keys = keys;
    }

    ConfigDef make() {
        ConfigDef definition = new ConfigDef();
        Map<String, List<String>> dependents = new HashMap<>();
        for (SettingKey setting : keys.values()) {
            String parent = parent(setting);
            if (parent != null) {
                dependents.computeIfAbsent(parent, p -> new ArrayList<>()).add(setting.name());
            }
        }
        int order = 0;
        for (SettingKey setting : keys.values()) {
            List<String> own = dependents.getOrDefault(setting.name(), List.of());
            definition.define(key(setting, ++order, own));
        }
        for (SettingKey setting : keys.values()) {
            for (String former : setting.formerNames()) {
                definition.define(formerKey(setting, former, ++order));
            }
        }
        return definition;
    }

    /**
     * The setting whose value matters most to another. One at most, since Kafka's validation goes
     * through a setting once for each.
     */
    private @Nullable String parent(SettingKey setting) {
        List<Condition> conditions = setting.hints().conditions();
        if (!conditions.isEmpty()) {
            return conditions.get(conditions.size() - 1).decider().name();
        }
        return setting.hints()
                .asking()
                .flatMap(
                        asking ->
                                asking.needed()
                                        .declared()
                                        .map(SettingKey::name)
                                        .filter(keys::containsKey)
                                        .reduce((one, next) -> next))
                .orElse(null);
    }

    private ConfigDef.ConfigKey key(SettingKey setting, int order, List<String> dependents) {
        SettingKey.Shown shown = setting.shown();
        return new ConfigDef.ConfigKey(
                setting.name(),
                setting.form().kafkaType(),
                fallback(setting),
                new Check(setting),
                shown.importance(),
                shown.doc(),
                shown.internal() ? null : shown.group(),
                shown.internal() ? -1 : order,
                shown.width(),
                shown.label(),
                dependents,
                new Advice(setting),
                shown.internal());
    }

    private static @Nullable Object fallback(SettingKey setting) {
        if (setting.presence() instanceof SettingKey.Presence.OrElse orElse) {
            return setting.form().kafkaType() == ConfigDef.Type.CLASS
                    ? setting.parse(orElse.text()) // not loaded again, by another loader
                    : orElse.text();
        }
        return setting.isPlainlyRequired() ? ConfigDef.NO_DEFAULT_VALUE : null;
    }

    private ConfigDef.ConfigKey formerKey(SettingKey setting, String former, int order) {
        SettingKey.Shown shown = setting.shown();
        return new ConfigDef.ConfigKey(
                former,
                setting.form().kafkaType(),
                null,
                new Check(setting),
                ConfigDef.Importance.LOW,
                "Deprecated; use " + setting.name() + " instead. " + shown.doc(),
                shown.internal() ? null : shown.group(),
                shown.internal() ? -1 : order,
                shown.width(),
                shown.label() + " (deprecated)",
                List.of(),
                new Outdated(),
                shown.internal());
    }

    /** Says what the reading says of one value. */
    private record Check(SettingKey setting) implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, @Nullable Object value) {
            if (value == null) {
                return;
            }
            String text = text(value);
            try {
                setting.parse(text);
            } catch (IllegalArgumentException refused) {
                String why = String.valueOf(refused.getMessage());
                throw new ConfigException(Finding.refused(name, setting, text, why).message());
            }
        }

        @Override
        public String toString() {
            return setting.expects();
        }
    }

    /** Recommends values, and says what the reading says of all values together. */
    private final class Advice implements ConfigDef.Recommender {
        private final SettingKey setting;

        Advice(SettingKey setting) {
            this.setting = setting;
        }

        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            Map<String, String> texts = texts(parsed);
            refuse(name, texts);
            Settings.Advised advised = Settings.advise(setting, part(texts));
            if (!advised.failure().isEmpty()) {
                throw new ConfigException(advised.failure());
            }
            return new ArrayList<>(advised.values());
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return setting.isVisible(part(texts(parsed)));
        }
    }

    /** A former name is shown only where it is used. */
    private final class Outdated implements ConfigDef.Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            refuse(name, texts(parsed));
            return new ArrayList<>();
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return parsed.get(name) != null;
        }
    }

    private void refuse(String key, Map<String, String> texts) {
        List<Finding> findings = new ArrayList<>();
        settings.read(new Reading(texts, "", false, findings::add));
        String message =
                findings.stream()
                        .filter(finding -> finding.joint() && finding.key().equals(key))
                        .map(Finding::message)
                        .distinct()
                        .collect(Collectors.joining("\n"));
        if (!message.isEmpty()) {
            throw new ConfigException(message);
        }
    }

    private static Reading part(Map<String, String> texts) {
        return new Reading(texts, "", false, finding -> {});
    }

    /** What was set, as far as it can be told: a value like the default may be the default. */
    private Map<String, String> texts(Map<String, Object> parsed) {
        Map<String, String> texts = new HashMap<>();
        parsed.forEach(
                (name, value) -> {
                    if (value != null && !isDefault(name, value)) {
                        texts.put(name, text(value));
                    }
                });
        return texts;
    }

    private boolean isDefault(String name, Object value) {
        SettingKey setting = keys.get(name);
        return setting != null
                && setting.presence() instanceof SettingKey.Presence.OrElse orElse
                && value.equals(
                        ConfigDef.parseType(name, orElse.text(), setting.form().kafkaType()));
    }

    /** A value in the types of Kafka, Java or JSON as text. */
    static String text(Object value) {
        if (value instanceof Password secret) {
            return secret.value();
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        return value instanceof List<?> list
                ? list.stream().map(Definition::text).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
