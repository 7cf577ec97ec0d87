package dev.fairlead.api.config;

import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.internal.RecordShape.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** One setting: its key, what it means, and how its value is read. */
record SettingKey(
        String key,
        Setting setting,
        ValueForm form,
        Presence presence,
        String group,
        String label) {

    /** What happens when the configuration does not mention the setting. */
    sealed interface Presence {
        record Required() implements Presence {}

        record OrElse(String text) implements Presence {}

        record Possible() implements Presence {}
    }

    static SettingKey of(Part part, String key, String group) {
        Setting setting =
                part.annotation(Setting.class)
                        .filter(s -> !s.value().isBlank())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                part.where()
                                                        + ": needs @Setting(\"what it means\")"));
        try {
            Type type = part.type().getType();
            boolean possible =
                    type instanceof ParameterizedType generic
                            && generic.getRawType() == Optional.class;
            Type valueType =
                    possible ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
            ValueForm form = ValueForm.of(valueType, part.annotation(Range.class));
            Presence presence =
                    possible
                            ? new Presence.Possible()
                            : part.defaultText()
                                    .<Presence>map(Presence.OrElse::new)
                                    .orElseGet(Presence.Required::new);
            if (presence instanceof Presence.OrElse orElse) {
                form.parse(orElse.text());
            }
            return new SettingKey(key, setting, form, presence, group, label(part.codeName()));
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    part.where() + ": its type or default " + mistake.getMessage(), mistake);
        }
    }

    private static String label(String codeName) {
        String words = Settings.words(codeName, " ");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    String doc() {
        return setting.value();
    }

    String expects() {
        return form.expects();
    }

    boolean isSecret() {
        return form instanceof ValueForm.Secret;
    }

    /** The text in effect: the configured one, else the default; null if there is none. */
    @Nullable String text(Map<String, String> configured) {
        String given = configured.get(key);
        return given == null && presence instanceof Presence.OrElse orElse ? orElse.text() : given;
    }

    /** The value for the record's constructor; null after telling a problem. */
    @Nullable Object read(Map<String, String> configured, Consumer<Problem> problems) {
        String text = text(configured);
        if (text == null) {
            if (presence instanceof Presence.Possible) {
                return Optional.empty();
            }
            problems.accept(Problem.missing(this));
            return null;
        }
        try {
            Object value = parse(text);
            return presence instanceof Presence.Possible ? Optional.of(value) : value;
        } catch (IllegalArgumentException refused) {
            problems.accept(Problem.refused(this, text, String.valueOf(refused.getMessage())));
            return null;
        }
    }

    private Object parse(String text) {
        boolean mayBeEmpty =
                form instanceof ValueForm.Many
                        || (presence instanceof Presence.OrElse orElse && orElse.text().isBlank());
        if (text.isBlank() && !mayBeEmpty) {
            throw new IllegalArgumentException("is blank");
        }
        return form.parse(text);
    }

    /** Adds this setting to a definition, with a validator that reads exactly as {@link #read}. */
    void define(ConfigDef definition, int order) {
        Object fallback =
                switch (presenceKind()) {
                    case "default" -> ((Presence.OrElse) presence).text();
                    case "possible" -> null;
                    default -> ConfigDef.NO_DEFAULT_VALUE;
                };
        if (setting.internal()) {
            definition.defineInternal(
                    key, form.kafkaType(), fallback, validator(), importance(), doc());
            return;
        }
        definition.define(
                key,
                form.kafkaType(),
                fallback,
                validator(),
                importance(),
                doc(),
                group,
                order,
                ConfigDef.Width.MEDIUM,
                label,
                form.choices().isEmpty() ? null : recommender());
    }

    private String presenceKind() {
        if (presence instanceof Presence.OrElse) {
            return "default";
        }
        return presence instanceof Presence.Possible ? "possible" : "required";
    }

    private ConfigDef.Importance importance() {
        if (setting.internal()) {
            return ConfigDef.Importance.LOW;
        }
        return presence instanceof Presence.Required
                ? ConfigDef.Importance.HIGH
                : ConfigDef.Importance.MEDIUM;
    }

    private ConfigDef.Validator validator() {
        return new ConfigDef.Validator() {
            @Override
            public void ensureValid(String name, @Nullable Object value) {
                if (value == null) {
                    return;
                }
                String text = plain(value);
                try {
                    parse(text);
                } catch (IllegalArgumentException refused) {
                    throw new ConfigException(
                            Problem.refused(
                                            SettingKey.this,
                                            text,
                                            String.valueOf(refused.getMessage()))
                                    .message());
                }
            }

            @Override
            public String toString() {
                return form.expects();
            }
        };
    }

    private static String plain(Object value) {
        if (value instanceof Password secret) {
            return secret.value();
        }
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private ConfigDef.Recommender recommender() {
        List<Object> choices = form.choices();
        return new ConfigDef.Recommender() {
            @Override
            public List<Object> validValues(String name, Map<String, Object> parsed) {
                return choices;
            }

            @Override
            public boolean visible(String name, Map<String, Object> parsed) {
                return true;
            }
        };
    }
}
