package dev.fairlead.api.config;

import dev.fairlead.api.Named;
import dev.fairlead.api.Setting;
import dev.fairlead.api.internal.RecordShape;
import dev.fairlead.api.internal.RecordShape.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A record of settings, and of groups of settings.
 *
 * @param shape the record
 * @param members one setting or group for each component, in order
 */
record SettingGroup(RecordShape<?> shape, List<Member> members) {
    /** What a component of a config record is. */
    sealed interface Member {
        record Single(SettingKey key) implements Member {}

        record Nested(SettingGroup group) implements Member {}
    }

    static SettingGroup of(Class<?> type, String prefix, String title) {
        RecordShape<?> shape = RecordShape.of(type);
        List<Member> members = new ArrayList<>();
        for (Part part : shape.parts()) {
            String name =
                    part.annotation(Named.class)
                            .map(Named::value)
                            .orElseGet(() -> Settings.words(part.codeName(), "."));
            if (part.type().getType() instanceof Class<?> nested && nested.isRecord()) {
                String nestedTitle =
                        part.annotation(Setting.class).map(Setting::value).orElse(name);
                members.add(new Member.Nested(of(nested, prefix + name + ".", nestedTitle)));
            } else {
                members.add(new Member.Single(SettingKey.of(part, prefix + name, title)));
            }
        }
        return new SettingGroup(shape, List.copyOf(members));
    }

    /** All settings, those of nested groups included, in the order of the declaration. */
    Stream<SettingKey> keys() {
        return members.stream()
                .flatMap(
                        member ->
                                member instanceof Member.Nested nested
                                        ? nested.group().keys()
                                        : Stream.of(((Member.Single) member).key()));
    }

    /** Builds the record, or tells what is wrong and returns null. */
    @Nullable Object read(Map<String, String> configured, Consumer<Problem> problems) {
        @Nullable Object[] values = new Object[members.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Member member = members.get(i);
            values[i] =
                    member instanceof Member.Nested nested
                            ? nested.group().read(configured, problems)
                            : ((Member.Single) member).key().read(configured, problems);
            complete &= values[i] != null;
        }
        if (!complete) {
            return null;
        }
        try {
            return shape.create(values);
        } catch (RuntimeException refused) {
            // the record's own rules, which often join several settings
            String why = withoutSecrets(String.valueOf(refused.getMessage()), values);
            problems.accept(Problem.refusedTogether(keyNamedIn(why), why));
            return null;
        }
    }

    private static String withoutSecrets(String message, @Nullable Object[] values) {
        String clean = message;
        for (Object value : values) {
            Object plain =
                    value instanceof java.util.Optional<?> possible ? possible.orElse(null) : value;
            if (plain instanceof Password secret && !secret.value().isEmpty()) {
                clean = clean.replace(secret.value(), Password.HIDDEN);
            }
        }
        return clean;
    }

    private String keyNamedIn(String message) {
        List<SettingKey> own = keys().toList();
        return own.stream()
                .filter(setting -> message.contains(setting.key()))
                .max(java.util.Comparator.comparingInt(setting -> setting.key().length()))
                .or(() -> own.stream().findFirst())
                .map(SettingKey::key)
                .orElse(shape.type().getSimpleName());
    }
}
