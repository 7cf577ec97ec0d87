package dev.fairlead.testkit.definition;

import dev.fairlead.testkit.examination.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/** Laws D1, D2, D8 and D10: what a definition says, without any settings. */
final class DefinitionChecks {
    /** Keys of connectors that the worker reads, too; a plugin may define one likewise. */
    private static final Map<String, ConfigDef.Type> THE_WORKERS =
            Map.of(
                    "transforms", ConfigDef.Type.LIST,
                    "predicates", ConfigDef.Type.LIST,
                    "config.action.reload", ConfigDef.Type.STRING,
                    "exactly.once.support", ConfigDef.Type.STRING,
                    "errors.retry.timeout", ConfigDef.Type.LONG,
                    "errors.tolerance", ConfigDef.Type.STRING,
                    "errors.log.enable", ConfigDef.Type.BOOLEAN,
                    "errors.deadletterqueue.topic.name", ConfigDef.Type.STRING);

    private static final Set<String> A_TRANSFORMATIONS = Set.of("type", "predicate", "negate");
    private static final long SLOW_NANOS = 3_000_000_000L;

    private DefinitionChecks() {}

    /** Law D1. */
    static void completeness(Matter matter, Tally tally) {
        ConfigDef again = matter.owner().definition();
        tally.judge(
                texts(matter.definition()).equals(texts(again)),
                "config() gives another definition when it is called again");
        for (ConfigDef.ConfigKey key : matter.keys()) {
            tally.judge(
                    !key.name.isBlank() && key.name.strip().equals(key.name),
                    "a key is named '" + key.name + "'");
            tally.judge(
                    key.documentation != null && !key.documentation.isBlank(),
                    "the key '" + key.name + "' has no documentation");
            tally.judge(key.importance != null, "the key '" + key.name + "' has no importance");
            tally.judge(
                    !isTheWorkers(matter.owner().type(), key),
                    "the key '"
                            + key.name
                            + "' of type "
                            + key.type
                            + " is one that the worker uses itself; it never means what the"
                            + " plugin says");
        }
        if (matter.keys().isEmpty()) {
            tally.kept();
        }
    }

    private static boolean isTheWorkers(Class<?> type, ConfigDef.ConfigKey key) {
        if (Connector.class.isAssignableFrom(type)) {
            return key.type != THE_WORKERS.getOrDefault(key.name, key.type)
                    || key.name.startsWith("transforms.");
        }
        if (Transformation.class.isAssignableFrom(type)) {
            return A_TRANSFORMATIONS.contains(key.name);
        }
        return Predicate.class.isAssignableFrom(type) && key.name.equals("type");
    }

    private static Map<String, List<String>> texts(ConfigDef definition) {
        Map<String, List<String>> texts = new TreeMap<>();
        definition
                .configKeys()
                .forEach(
                        (name, key) ->
                                texts.put(
                                        name,
                                        List.of(
                                                String.valueOf(key.type),
                                                String.valueOf(key.importance),
                                                String.valueOf(key.documentation),
                                                key.hasDefault()
                                                        ? "default " + key.defaultValue
                                                        : "required")));
        return texts;
    }

    /** Law D2. Kafka's own class checks most of it when a key is defined. */
    static void defaults(Matter matter, Tally tally) {
        for (ConfigDef.ConfigKey key : matter.keys()) {
            if (!key.hasDefault()) {
                continue;
            }
            String flaw = flawOf(key, key.defaultValue);
            tally.judge(
                    flaw == null,
                    "the default of '" + key.name + "', '" + key.defaultValue + "', is " + flaw);
        }
        Map<String, List<String>> errors = matter.errors(matter.works());
        for (Map.Entry<String, List<String>> error : errors.entrySet()) {
            ConfigDef.ConfigKey key = matter.definition().configKeys().get(error.getKey());
            // a connector whose default is nothing may ask for the key in its own validate
            if (key != null
                    && key.hasDefault()
                    && key.defaultValue != null
                    && !"".equals(key.defaultValue)
                    && !matter.works().containsKey(key.name)) {
                tally.broken(
                        "'"
                                + key.name
                                + "' is left out, so it has its default '"
                                + key.defaultValue
                                + "'; validate says "
                                + error.getValue());
            }
        }
        if (matter.keys().stream().noneMatch(ConfigDef.ConfigKey::hasDefault)) {
            tally.missed("no key has a default");
        }
    }

    private static @Nullable String flawOf(ConfigDef.ConfigKey key, @Nullable Object value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return null;
        } catch (ConfigException e) {
            return "refused: " + e.getMessage();
        }
    }

    /** Law D8. */
    static void recommendations(Matter matter, Tally tally) {
        Map<String, Object> parsed = parsed(matter);
        for (ConfigDef.ConfigKey key : matter.keys()) {
            if (key.recommender == null) {
                continue;
            }
            long begin = System.nanoTime();
            try {
                List<Object> values = key.recommender.validValues(key.name, parsed);
                key.recommender.visible(key.name, parsed);
                for (Object value : values == null ? List.of() : values) {
                    String flaw = flawOf(key, value);
                    tally.judge(
                            flaw == null,
                            "'" + value + "' is recommended for '" + key.name + "' and " + flaw);
                }
                tally.judge(values != null, "null is recommended for '" + key.name + "'");
            } catch (ConfigException e) {
                tally.kept(); // ConfigDef makes an error message of it
            } catch (RuntimeException e) {
                tally.broken("the recommender of '" + key.name + "' throws " + e);
            }
            long took = System.nanoTime() - begin;
            tally.judge(
                    took < SLOW_NANOS,
                    "recommending values for '" + key.name + "' takes " + took / 1_000_000 + " ms");
        }
        tally.missed("no key has a recommender");
    }

    private static Map<String, Object> parsed(Matter matter) {
        try {
            return matter.definition().parse(matter.works());
        } catch (ConfigException e) {
            return Map.of();
        }
    }

    /** Law D10. */
    static void evolution(Matter matter, @Nullable ConfigDef earlier, Tally tally) {
        if (earlier == null) {
            tally.missed("nothing is known of an earlier release; name its definition");
            return;
        }
        Map<String, ConfigDef.ConfigKey> now = matter.definition().configKeys();
        for (ConfigDef.ConfigKey then : new TreeMap<>(earlier.configKeys()).values()) {
            ConfigDef.ConfigKey key = now.get(then.name);
            if (key == null) {
                tally.broken("the key '" + then.name + "' of the earlier release is gone");
                continue;
            }
            tally.judge(
                    key.type == then.type,
                    "'" + key.name + "' was of type " + then.type + " and is now " + key.type);
            tally.judge(
                    key.hasDefault() || !then.hasDefault(),
                    "'" + key.name + "' had a default and is now required");
            tally.judge(
                    !then.hasDefault() || Objects.equals(key.defaultValue, then.defaultValue),
                    "the default of '"
                            + key.name
                            + "' was '"
                            + then.defaultValue
                            + "' and is now '"
                            + key.defaultValue
                            + "'");
        }
        for (ConfigDef.ConfigKey key : matter.keys()) {
            tally.judge(
                    key.hasDefault() || earlier.configKeys().containsKey(key.name),
                    "the new key '" + key.name + "' has no default, so old settings aren't valid");
        }
    }
}
