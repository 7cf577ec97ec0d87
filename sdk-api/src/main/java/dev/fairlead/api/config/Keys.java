package dev.fairlead.api.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that Connect uses itself.
 *
 * @param names whole keys
 * @param prefixes what keys begin with
 */
record Keys(Set<String> names, Set<String> prefixes) {
    static final Keys OF_CONNECTORS =
            new Keys(
                    Set.of(
                            "name",
                            "connector.class",
                            "connector.plugin.version",
                            "tasks.max",
                            "topics",
                            "topics.regex",
                            "transforms",
                            "predicates",
                            "task.class"),
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
                            "topic.creation."));

    /** What a worker reads, or sets, itself below {@code transforms.<alias>.} and the like. */
    static final Keys OF_PARTS =
            new Keys(
                    Set.of("type", "predicate", "negate", "plugin.version", "converter.type"),
                    Set.of());

    /**
     * Checks that every key of a record means one thing.
     *
     * @throws IllegalArgumentException otherwise
     */
    void check(Class<?> type, SettingGroup group) {
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>();
        for (SettingKey setting : group.declared().toList()) {
            all.addAll(setting.names());
        }
        for (String key : all) {
            if (isTaken(key) || !seen.add(key)) {
                throw new IllegalArgumentException(
                        type.getName()
                                + ": the key \""
                                + key
                                + "\" is taken; choose another with @Named");
            }
        }
        for (Member member : group.members()) {
            for (String open : open(member).toList()) {
                refuseWithin(open, all, type);
            }
        }
    }

    private static void refuseWithin(String open, List<String> all, Class<?> type) {
        for (String key : all) {
            if (key.startsWith(open) && !key.equals(open + "*")) {
                throw new IllegalArgumentException(
                        type.getName()
                                + ": the key \""
                                + key
                                + "\" is one of the map \""
                                + open
                                + "*\", too; choose another with @Named");
            }
        }
    }

    private boolean isTaken(String key) {
        if (names.contains(key)) {
            return true;
        }
        for (String prefix : prefixes) {
            if (key.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The prefixes below which any key may stand. */
    private static Stream<String> open(Member member) {
        if (member instanceof Member.Nested nested) {
            return nested.group().members().stream().flatMap(Keys::open);
        }
        if (member instanceof Member.Prefixed prefixed) {
            return prefixed.any().names().stream()
                    .map(name -> name.substring(0, name.length() - 1));
        }
        return member instanceof Member.Repeated repeated
                ? repeated.names().names().stream().map(name -> name + ".")
                : Stream.empty();
    }
}
