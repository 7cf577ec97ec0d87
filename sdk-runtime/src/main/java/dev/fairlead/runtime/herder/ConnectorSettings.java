package dev.fairlead.runtime.herder;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the worker itself reads in connectors' configurations. Names, types, defaults,
 * groups and order are stock's, so that forms made of them look as ever. Stateless.
 *
 * <p>A row is: group; order in it; name; type; default, ! for required, - for none; importance;
 * width; name to show; what it is for.
 */
final class ConnectorSettings {
    private static final String COMMON =
            """
            Common;1;name;STRING;!;HIGH;MEDIUM;Connector name;what the connector is called
            Common;2;connector.class;STRING;!;HIGH;LONG;Connector class;full or short name of the \
            connector's class
            Common;3;connector.plugin.version;STRING;-;MEDIUM;MEDIUM;Connector version;which \
            version runs when there are several
            Common;4;tasks.max;INT;1;HIGH;SHORT;Tasks max;most tasks that the connector may have
            Common;5;tasks.max.enforce;BOOLEAN;true;LOW;SHORT;Enforce tasks max;whether a \
            connector that makes more tasks fails
            Common;6;key.converter;STRING;-;LOW;SHORT;Key converter class;makes bytes of keys, \
            and keys of bytes
            Common;7;key.converter.plugin.version;STRING;-;LOW;SHORT;Key converter version;which \
            version runs when there are several
            Common;8;value.converter;STRING;-;LOW;SHORT;Value converter class;makes bytes of \
            values, and values of bytes
            Common;9;value.converter.plugin.version;STRING;-;LOW;SHORT;Value converter \
            version;which version runs when there are several
            Common;10;header.converter;STRING;-;LOW;SHORT;Header converter class;makes bytes of \
            headers, and headers of bytes
            Common;11;header.converter.plugin.version;STRING;-;LOW;SHORT;Header converter \
            version;which version runs when there are several
            Transforms;12;transforms;LIST;;LOW;LONG;Transforms;aliases of transformations, in the \
            order in which records pass them
            Predicates;13;predicates;LIST;;LOW;LONG;Predicates;aliases of the predicates that \
            transformations use
            Common;14;config.action.reload;STRING;restart;LOW;MEDIUM;Reload Action;what to do \
            when a value of a config provider has run out
            Error Handling;1;errors.retry.timeout;LONG;0;MEDIUM;MEDIUM;Retry Timeout for \
            Errors;how long to try again, in ms, and -1 for ever
            Error Handling;2;errors.retry.delay.max.ms;LONG;60000;MEDIUM;MEDIUM;Maximum Delay \
            Between Retries for Errors;longest wait between two tries
            Error Handling;3;errors.tolerance;STRING;none;MEDIUM;SHORT;Error Tolerance;whether \
            records that can't be handled fail the task (none) or are left out (all)
            Error Handling;4;errors.log.enable;BOOLEAN;false;MEDIUM;SHORT;Log Errors;whether each \
            record that can't be handled is logged
            Error Handling;5;errors.log.include.messages;BOOLEAN;false;MEDIUM;SHORT;Log Error \
            Details;whether the log then shows the record
            """;
    private static final String SOURCE =
            """
            Topic Creation;1;topic.creation.groups;LIST;;LOW;LONG;Topic Creation Groups;groups of \
            new topics, each with settings of its own
            Exactly Once Support;2;exactly.once.support;STRING;requested;MEDIUM;SHORT;Exactly \
            once support;whether exactly-once delivery is required or requested
            Exactly Once Support;3;transaction.boundary;STRING;poll;MEDIUM;SHORT;Transaction \
            Boundary;where transactions end
            Exactly Once Support;4;transaction.boundary.interval.ms;LONG;-;LOW;SHORT;Transaction \
            boundary interval;how long a transaction lasts
            offsets.topic;1;offsets.storage.topic;STRING;-;LOW;LONG;Offsets topic;topic of this \
            connector's offsets; a standalone worker has a file
            """;
    private static final String SINK =
            """
            Common;4;topics;LIST;;HIGH;LONG;Topics;topics to read
            Common;4;topics.regex;STRING;;HIGH;LONG;Topics regex;reads all topics whose name \
            matches this
            Error Handling;6;errors.deadletterqueue.topic.name;STRING;;MEDIUM;MEDIUM;Dead Letter \
            Queue Topic Name;where records go that can't be handled
            Error Handling;7;errors.deadletterqueue.topic.replication.factor;SHORT;3;MEDIUM;\
            MEDIUM;Dead Letter Queue Topic Replication Factor;of that topic when it is made
            Error Handling;8;errors.deadletterqueue.context.headers.enable;BOOLEAN;false;MEDIUM;\
            MEDIUM;Enable Error Context Headers;whether headers say what went wrong
            """;
    private static final String TRANSFORMATION =
            """
            Transforms: ALIAS;0;transforms.ALIAS.type;STRING;!;HIGH;LONG;Transformation type for \
            ALIAS;class of this transformation
            Transforms: ALIAS;1;transforms.ALIAS.plugin.version;STRING;-;HIGH;LONG;\
            Transformation version for ALIAS;which version runs when there are several
            """;
    private static final String PREDICATE =
            """
            Predicates: ALIAS;0;predicates.ALIAS.type;STRING;!;HIGH;LONG;Predicate type for \
            ALIAS;class of this predicate
            Predicates: ALIAS;1;predicates.ALIAS.plugin.version;STRING;-;HIGH;LONG;Predicate \
            version for ALIAS;which version runs when there are several
            """;

    private static final int AFTER_CLASS_AND_VERSION = 2;

    /** Settings that forms show as the name of a class. */
    private static final Pattern CLASSES =
            Pattern.compile("(key|value|header)\\.converter|(transforms|predicates)\\..+\\.type");

    /** Made once; nobody adds to them. */
    private static final class Defined {
        static final ConfigDef ALL = define(COMMON);
        static final ConfigDef SOURCES = define(COMMON + SOURCE);
        static final ConfigDef SINKS = define(COMMON + SINK);

        private Defined() {}
    }

    private ConnectorSettings() {}

    /** Of any connector. */
    static ConfigDef ofAll() {
        return Defined.ALL;
    }

    /** Of a source. */
    static ConfigDef ofSource() {
        return Defined.SOURCES;
    }

    /** Of a sink. */
    static ConfigDef ofSink() {
        return Defined.SINKS;
    }

    /** That name a transformation. */
    static ConfigDef ofTransformation(String alias) {
        return define(TRANSFORMATION.replace("ALIAS", alias));
    }

    /** That name a predicate. */
    static ConfigDef ofPredicate(String alias) {
        return define(PREDICATE.replace("ALIAS", alias));
    }

    /** Those of a transformation, its own and those that all have, as a connector has them. */
    static ConfigDef ofTransformation(String alias, ConfigDef own) {
        ConfigDef all =
                new ConfigDef()
                        .define(
                                "predicate",
                                ConfigDef.Type.STRING,
                                null,
                                Importance.MEDIUM,
                                "alias of the predicate that says which records are transformed")
                        .define(
                                "negate",
                                ConfigDef.Type.BOOLEAN,
                                false,
                                Importance.MEDIUM,
                                "whether those are transformed that the predicate doesn't match");
        own.configKeys().values().stream()
                .filter(key -> !all.names().contains(key.name))
                .forEach(all::define);
        return embedded("transforms." + alias + ".", "Transforms: " + alias, all);
    }

    /** Those of a predicate, as a connector has them. */
    static ConfigDef ofPredicate(String alias, ConfigDef own) {
        return embedded("predicates." + alias + ".", "Predicates: " + alias, own);
    }

    private static ConfigDef embedded(String prefix, String group, ConfigDef own) {
        ConfigDef embedded = new ConfigDef();
        embedded.embed(prefix, group, AFTER_CLASS_AND_VERSION, own);
        return embedded;
    }

    /** Whether forms show a setting as the name of a class. */
    static boolean isClass(String setting) {
        return CLASSES.matcher(setting).matches();
    }

    private static ConfigDef define(String table) {
        ConfigDef definition = new ConfigDef();
        table.lines().map(line -> line.split(";", 9)).forEach(row -> define(row, definition));
        return definition;
    }

    private static void define(String[] row, ConfigDef definition) {
        String name = row[2];
        ConfigDef.Type type = ConfigDef.Type.valueOf(row[3]);
        definition.define(
                name,
                type,
                defaultOf(row[4], name, type),
                validator(name),
                Importance.valueOf(row[5]),
                row[8],
                row[0],
                Integer.parseInt(row[1]),
                Width.valueOf(row[6]),
                row[7],
                List.of());
    }

    private static @Nullable Object defaultOf(String text, String name, ConfigDef.Type type) {
        return switch (text) {
            case "!" -> ConfigDef.NO_DEFAULT_VALUE;
            case "-" -> null;
            default -> ConfigDef.parseType(name, text, type);
        };
    }

    private static ConfigDef.@Nullable Validator validator(String name) {
        return switch (name) {
            case "tasks.max" -> ConfigDef.Range.atLeast(1);
            case "config.action.reload" -> ValidString.in("none", "restart");
            case "errors.tolerance" -> ValidString.in("none", "all");
            case "exactly.once.support" ->
                    ConfigDef.CaseInsensitiveValidString.in("REQUIRED", "REQUESTED");
            case "transaction.boundary" ->
                    ConfigDef.CaseInsensitiveValidString.in("INTERVAL", "POLL", "CONNECTOR");
            case "transforms", "predicates", "topic.creation.groups" ->
                    ConfigDef.LambdaValidator.with(ConnectorSettings::requireUnique, () -> "");
            case "offsets.storage.topic" ->
                    ConfigDef.LambdaValidator.with(ConnectorSettings::requireText, () -> "");
            default -> null;
        };
    }

    private static void requireText(String name, @Nullable Object value) {
        if (value != null && value.toString().isBlank()) {
            throw new ConfigException(name, value, "a topic needs a name; name one, or none");
        }
    }

    private static void requireUnique(String name, @Nullable Object value) {
        if (value instanceof List<?> aliases && new HashSet<>(aliases).size() < aliases.size()) {
            throw new ConfigException(name, value, "an alias is there twice; name each once");
        }
    }
}
