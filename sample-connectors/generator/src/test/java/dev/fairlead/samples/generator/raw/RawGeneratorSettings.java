package dev.fairlead.samples.generator.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** What a person sets. */
final class RawGeneratorSettings {
    static final String TOPIC = "topic";
    static final String FIELDS = "fields";
    static final String SCHEMA = "schema";
    static final String KEY_FIELD = "key.field";
    static final String RATE = "rate";
    static final String RECORDS = "records";
    static final String STREAMS = "streams";
    static final String SEED = "seed";
    static final String BATCH_MAX_RECORDS = "batch.max.records";
    static final String POLL_IDLE_MAX = "poll.idle.max.ms";

    static final ConfigDef DEFINITION =
            new ConfigDef()
                    .define(
                            FIELDS,
                            Type.STRING,
                            "",
                            Importance.HIGH,
                            "Fields, each a setting of its own: fields.price=decimal 0.50..99.99."
                                    + " There are: number; integer 1..6; decimal 0.50..99.99; text"
                                    + " 8; one of red, green; flag; uuid",
                            "Generator",
                            1,
                            Width.LONG,
                            "Fields")
                    .define(
                            SCHEMA,
                            Type.STRING,
                            "generated",
                            new NonEmptyString(),
                            Importance.MEDIUM,
                            "Name of the schema",
                            "Generator",
                            2,
                            Width.MEDIUM,
                            "Schema")
                    .define(
                            KEY_FIELD,
                            Type.STRING,
                            null,
                            Importance.MEDIUM,
                            "Field that is the key of a record",
                            "Generator",
                            3,
                            Width.MEDIUM,
                            "Key field")
                    .define(
                            RATE,
                            Type.DOUBLE,
                            10.0,
                            Range.atLeast(0),
                            Importance.MEDIUM,
                            "Records per second, in each stream",
                            "Generator",
                            4,
                            Width.SHORT,
                            "Rate")
                    .define(
                            RECORDS,
                            Type.LONG,
                            null,
                            optionalAtLeastZero(),
                            Importance.MEDIUM,
                            "Records in each stream; without end if it is not set",
                            "Generator",
                            5,
                            Width.SHORT,
                            "Records")
                    .define(
                            STREAMS,
                            Type.INT,
                            1,
                            Range.between(1, 10_000),
                            Importance.MEDIUM,
                            "How many streams there are",
                            "Generator",
                            6,
                            Width.SHORT,
                            "Streams")
                    .define(
                            SEED,
                            Type.LONG,
                            1L,
                            Importance.MEDIUM,
                            "Another seed makes other values",
                            "Generator",
                            7,
                            Width.SHORT,
                            "Seed")
                    .define(
                            TOPIC,
                            Type.STRING,
                            ConfigDef.NO_DEFAULT_VALUE,
                            new NonEmptyString(),
                            Importance.HIGH,
                            "The topic to write to",
                            "Source",
                            1,
                            Width.MEDIUM,
                            "Topic")
                    .define(
                            BATCH_MAX_RECORDS,
                            Type.INT,
                            500,
                            Range.between(1, 1_000_000),
                            Importance.LOW,
                            "How many records a poll returns at most",
                            "Source",
                            2,
                            Width.SHORT,
                            "Batch max records")
                    .define(
                            POLL_IDLE_MAX,
                            Type.LONG,
                            500L,
                            Range.between(1, 1000),
                            Importance.LOW,
                            "How many milliseconds a poll waits at most when there is nothing",
                            "Source",
                            3,
                            Width.SHORT,
                            "Poll idle max");

    private final AbstractConfig config;

    private RawGeneratorSettings(AbstractConfig config) {
        this.config = config;
    }

    /**
     * Reads settings.
     *
     * @throws ConfigException with all that is wrong
     */
    static RawGeneratorSettings of(Map<String, String> configured) {
        List<String> problems = new ArrayList<>();
        for (ConfigValue value : validate(configured).configValues()) {
            value.errorMessages().forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("; ", problems));
        }
        return new RawGeneratorSettings(new AbstractConfig(DEFINITION, configured, false));
    }

    static Config validate(Map<String, String> configured) {
        Map<String, ConfigValue> values = DEFINITION.validateAll(configured);
        Map<String, String> fields = fields(configured);
        List<String> unknown =
                fields.values().stream()
                        .filter(text -> RawKind.of(text).isEmpty())
                        .sorted()
                        .toList();
        if (fields.isEmpty()) {
            error(values, FIELDS, "fields is empty; set at least one, as fields.id=number");
        } else if (!unknown.isEmpty()) {
            error(
                    values,
                    FIELDS,
                    "fields has "
                            + unknown
                            + ", which is no kind of field; write it as integer 1..6");
        }
        String key = configured.get(KEY_FIELD);
        if (key != null && !fields.containsKey(key)) {
            error(values, KEY_FIELD, "key.field is \"" + key + "\", which is none of the fields");
        }
        return new Config(new ArrayList<>(values.values()));
    }

    private static void error(Map<String, ConfigValue> values, String name, String message) {
        ConfigValue value = values.get(name);
        if (value != null) {
            value.addErrorMessage(message);
        }
    }

    private static ConfigDef.Validator optionalAtLeastZero() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (value != null && ((Long) value) < 0) {
                        throw new ConfigException(name, value, "Value must be at least 0");
                    }
                },
                () -> "[0,...] or not set");
    }

    /** By their names, for the settings have no order. */
    private static Map<String, String> fields(Map<String, String> configured) {
        Map<String, String> fields = new TreeMap<>();
        configured.forEach(
                (name, value) -> {
                    if (name.startsWith(FIELDS + ".") && value != null) {
                        fields.put(name.substring(FIELDS.length() + 1), value);
                    }
                });
        return fields;
    }

    Map<String, String> fields() {
        return fields(config.originalsStrings());
    }

    String topic() {
        return config.getString(TOPIC);
    }

    String schema() {
        return config.getString(SCHEMA);
    }

    Optional<String> keyField() {
        return Optional.ofNullable(config.getString(KEY_FIELD));
    }

    double rate() {
        return config.getDouble(RATE);
    }

    long end() {
        Long records = config.getLong(RECORDS);
        return records == null ? Long.MAX_VALUE : records;
    }

    int streams() {
        return config.getInt(STREAMS);
    }

    long seed() {
        return config.getLong(SEED);
    }

    int batchMaxRecords() {
        return config.getInt(BATCH_MAX_RECORDS);
    }

    long pollIdleMax() {
        return config.getLong(POLL_IDLE_MAX);
    }
}
