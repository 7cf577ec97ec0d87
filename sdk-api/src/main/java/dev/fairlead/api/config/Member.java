package dev.fairlead.api.config;

import dev.fairlead.api.config.SettingGroup.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a component of a config record is. */
sealed interface Member {
    /** The settings that are known without a configuration. */
    Stream<SettingKey> declared();

    /** The settings in a configuration. */
    Stream<Placed> keys(Reading reading);

    /** Whether a configuration says anything about it. */
    boolean isSet(Reading reading);

    /** The value for the record's constructor; null after telling a problem. */
    @Nullable Object read(Reading reading);

    /** Writes a value of the component. */
    void write(Object value, String prefix, Map<String, String> texts);

    /** One setting. */
    record Single(SettingKey key) implements Member {
        @Override
        public Stream<SettingKey> declared() {
            return Stream.of(key);
        }

        @Override
        public Stream<Placed> keys(Reading reading) {
            return Stream.of(new Placed(key, reading));
        }

        @Override
        public boolean isSet(Reading reading) {
            return !key.namesSet(reading).isEmpty();
        }

        @Override
        public @Nullable Object read(Reading reading) {
            return key.read(reading);
        }

        @Override
        public void write(Object value, String prefix, Map<String, String> texts) {
            key.write(value, prefix, texts);
        }
    }

    /** A group, whose settings have a prefix of their own. */
    record Nested(SettingGroup group, boolean optional) implements Member {
        @Override
        public Stream<SettingKey> declared() {
            return group.declared();
        }

        @Override
        public Stream<Placed> keys(Reading reading) {
            return group.keys(reading);
        }

        @Override
        public boolean isSet(Reading reading) {
            return group.isSet(reading);
        }

        @Override
        public @Nullable Object read(Reading reading) {
            if (!optional) {
                return group.read(reading);
            }
            if (!isSet(reading)) {
                return Optional.empty();
            }
            Object value = group.read(reading);
            return value == null ? null : Optional.of(value);
        }

        @Override
        public void write(Object value, String prefix, Map<String, String> texts) {
            if (!optional) {
                group.write(value, prefix, texts);
                return;
            }
            int before = texts.size();
            ((Optional<?>) value).ifPresent(present -> group.write(present, prefix, texts));
            if (((Optional<?>) value).isPresent() && texts.size() == before) {
                throw new IllegalArgumentException(
                        value + " sets nothing, so it would come back empty; use Optional.empty()");
            }
        }
    }

    /** A group for each name of a list. */
    record Repeated(SettingKey names, SettingGroup each) implements Member {
        @Override
        public Stream<SettingKey> declared() {
            return Stream.of(names);
        }

        @Override
        public Stream<Placed> keys(Reading reading) {
            Stream<Placed> own = Stream.of(new Placed(names, reading));
            return names.read(reading.silent()) instanceof List<?> known
                    ? Stream.concat(
                            own,
                            known.stream()
                                    .distinct()
                                    .flatMap(name -> each.keys(entry(reading, name))))
                    : own;
        }

        private Reading entry(Reading reading, Object name) {
            List<String> set = names.namesSet(reading);
            return reading.below((set.isEmpty() ? names.name() : set.get(0)) + "." + name + ".");
        }

        @Override
        public boolean isSet(Reading reading) {
            return !names.namesSet(reading).isEmpty();
        }

        @Override
        public @Nullable Object read(Reading reading) {
            if (!(names.read(reading) instanceof List<?> known)) {
                return null;
            }
            if (!reading.whole() && !known.isEmpty()) {
                return null; // what the groups hold cannot be seen
            }
            boolean complete = isUnique(known, reading);
            Map<Object, Object> values = new LinkedHashMap<>();
            for (Object name : known) {
                if (!values.containsKey(name)) {
                    Object value = each.read(entry(reading, name));
                    complete &= value != null;
                    values.put(name, value == null ? "" : value);
                }
            }
            return complete ? Collections.unmodifiableMap(values) : null;
        }

        private boolean isUnique(List<?> known, Reading reading) {
            Set<Object> seen = new HashSet<>();
            List<?> twice = known.stream().filter(name -> !seen.add(name)).distinct().toList();
            twice.forEach(
                    name ->
                            reading.tell(
                                    Finding.refusedTogether(
                                            new Placed(names, reading).keyInUse(),
                                            "names \"" + name + "\" twice; name it once")));
            return twice.isEmpty();
        }

        /** Settings of groups that the list does not name, with a word about them. */
        List<String> strays(Reading reading) {
            if (!(names.read(reading.silent()) instanceof List<?> known)) {
                return List.of();
            }
            List<String> warnings = new ArrayList<>();
            String key = new Placed(names, reading).keyInUse();
            String start = key.substring(reading.prefix().length()) + ".";
            reading.startingWith(start)
                    .keySet()
                    .forEach(
                            rest -> {
                                if (known.stream().noneMatch(name -> rest.startsWith(name + "."))) {
                                    warnings.add(
                                            reading.key(start + rest)
                                                    + ": has no effect, since no name in "
                                                    + key
                                                    + " stands for it");
                                }
                            });
            return warnings;
        }

        @Override
        public void write(Object value, String prefix, Map<String, String> texts) {
            Map<?, ?> groups = (Map<?, ?>) value;
            names.write(List.copyOf(groups.keySet()), prefix, texts);
            groups.forEach(
                    (name, group) ->
                            each.write(group, prefix + names.name() + "." + name + ".", texts));
        }
    }

    /**
     * Whatever begins with a prefix.
     *
     * @param any stands for all of them: its names end with an asterisk
     */
    record Prefixed(SettingKey any, boolean filled) implements Member {
        @Override
        public Stream<SettingKey> declared() {
            return Stream.of(any);
        }

        @Override
        public Stream<Placed> keys(Reading reading) {
            return Stream.concat(
                    Stream.of(new Placed(any, reading)),
                    entries(reading).map(name -> new Placed(named(name), reading)));
        }

        private Stream<String> entries(Reading reading) {
            return prefixes()
                    .flatMap(
                            prefix ->
                                    reading.startingWith(prefix).keySet().stream()
                                            .map(rest -> prefix + rest));
        }

        private Stream<String> prefixes() {
            return any.names().stream().map(name -> name.substring(0, name.length() - 1));
        }

        private SettingKey named(String name) {
            return new SettingKey(
                    name, List.of(), any.form(), any.presence(), any.shown(), any.hints());
        }

        @Override
        public boolean isSet(Reading reading) {
            return entries(reading).findAny().isPresent();
        }

        @Override
        public @Nullable Object read(Reading reading) {
            if (!reading.whole()) {
                return null; // a definition knows no keys to look for
            }
            Map<String, Object> values = new LinkedHashMap<>();
            boolean[] complete = {true};
            for (String prefix : prefixes().toList()) {
                reading.startingWith(prefix)
                        .forEach(
                                (rest, text) -> {
                                    Object value = value(prefix, rest, text, values, reading);
                                    complete[0] &= value != null;
                                    values.put(rest, value == null ? "" : value);
                                });
            }
            if (filled && values.isEmpty()) {
                String name = reading.key(any.name()).replace("*", "<name>");
                reading.tell(
                        Finding.refusedTogether(
                                reading.key(any.name()),
                                "is missing; set "
                                        + name
                                        + " to "
                                        + any.expects()
                                        + " ("
                                        + any.doc()
                                        + ")"));
                return null;
            }
            return complete[0] ? Collections.unmodifiableMap(values) : null;
        }

        private @Nullable Object value(
                String prefix,
                String rest,
                String text,
                Map<String, Object> others,
                Reading reading) {
            String key = reading.key(prefix + rest);
            if (rest.isEmpty()) {
                reading.tell(
                        Finding.refusedTogether(key, "has no name behind the prefix; add one"));
                return null;
            }
            if (others.containsKey(rest)) {
                String present = any.name().substring(0, any.name().length() - 1) + rest;
                reading.tell(Finding.setTwice(key, reading.key(present)));
                return null;
            }
            try {
                return any.form().parse(text);
            } catch (IllegalArgumentException refused) {
                reading.tell(Finding.refused(key, any, text, String.valueOf(refused.getMessage())));
                return null;
            }
        }

        @Override
        public void write(Object value, String prefix, Map<String, String> texts) {
            String start = any.name().substring(0, any.name().length() - 1);
            SettingKey entry =
                    new SettingKey(
                            "",
                            List.of(),
                            any.form(),
                            new SettingKey.Presence.OrElse(""),
                            any.shown(),
                            any.hints());
            ((Map<?, ?>) value)
                    .forEach((name, each) -> entry.write(each, prefix + start + name, texts));
        }
    }

    /** The words about members that are to be said when a configuration takes effect. */
    static List<String> warnings(SettingGroup group, Reading reading) {
        List<String> warnings =
                group.keys(reading)
                        .flatMap(placed -> outdated(placed).stream())
                        .collect(Collectors.toCollection(ArrayList::new));
        strays(group, reading, warnings);
        return warnings;
    }

    private static Optional<String> outdated(Placed placed) {
        String used = placed.keyInUse();
        return used.equals(placed.key())
                ? Optional.empty()
                : Optional.of(used + ": is a former name; write " + placed.key() + " instead");
    }

    private static void strays(SettingGroup group, Reading reading, List<String> warnings) {
        for (Member member : group.members()) {
            if (member instanceof Nested nested) {
                strays(nested.group(), reading, warnings);
            } else if (member instanceof Repeated repeated) {
                warnings.addAll(repeated.strays(reading));
            }
        }
    }
}
