package dev.fairlead.api.config;

import dev.fairlead.api.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its names, what it means, and how its value is read.
 *
 * @param name the present name, relative to the reading
 * @param formerNames names that are still read
 * @param form how the value is read
 * @param presence what happens when it is not set
 * @param shown how a form shows it
 * @param hints what a form may know beyond that
 */
record SettingKey(
        String name,
        List<String> formerNames,
        ValueForm form,
        Presence presence,
        Shown shown,
        Hints hints) {

    /** What happens when the configuration does not mention the setting. */
    sealed interface Presence {
        /**
         * Has to be set.
         *
         * @param always and not only if the group that it is in is there
         */
        record Required(boolean always) implements Presence {}

        record OrElse(String text) implements Presence {}

        record Possible() implements Presence {}
    }

    /** The descriptive part of a definition. */
    record Shown(
            String doc,
            ConfigDef.Importance importance,
            ConfigDef.Width width,
            String label,
            String group,
            boolean internal) {
        static Shown of(
                Optional<Setting> setting,
                String doc,
                String codeName,
                GroupBuilder.Place place,
                boolean required) {
            Setting given = setting.orElse(null);
            boolean internal = given != null && given.internal();
            ConfigDef.Importance usual =
                    internal
                            ? ConfigDef.Importance.LOW
                            : required ? ConfigDef.Importance.HIGH : ConfigDef.Importance.MEDIUM;
            if (given == null) {
                return new Shown(
                        doc,
                        usual,
                        ConfigDef.Width.MEDIUM,
                        label(codeName),
                        place.title(),
                        internal);
            }
            return new Shown(
                    doc,
                    given.importance().length == 0 ? usual : given.importance()[0],
                    given.width(),
                    given.displayName().isBlank() ? label(codeName) : given.displayName(),
                    given.group().isBlank() ? place.title() : given.group(),
                    internal);
        }

        private static String label(String codeName) {
            String words = Settings.words(codeName, " ");
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    /** When it is visible, and who knows what to choose from. */
    record Hints(List<Condition> conditions, Optional<Asking> asking) {}

    String doc() {
        return shown.doc();
    }

    String expects() {
        return form.expects();
    }

    boolean isSecret() {
        return form instanceof ValueForm.Secret;
    }

    boolean isRequired() {
        return presence instanceof Presence.Required;
    }

    /** Whether it has to be set under its present name, whatever else is set. */
    boolean isPlainlyRequired() {
        return presence instanceof Presence.Required required
                && required.always()
                && formerNames.isEmpty();
    }

    /** It in a line. */
    String summary() {
        String absence =
                presence instanceof Presence.OrElse orElse
                        ? "default " + shown(orElse.text())
                        : isRequired() ? "required" : "optional";
        return name + " (" + doc() + "; " + expects() + "; " + absence + ")";
    }

    /** A value for a message. */
    String shown(String text) {
        return isSecret() ? "the hidden value" : "\"" + text + "\"";
    }

    /** The present name and the former ones. */
    List<String> names() {
        List<String> names = new ArrayList<>(formerNames);
        names.add(0, name);
        return names;
    }

    /** The names under which it is set. */
    List<String> namesSet(Reading reading) {
        if (formerNames.isEmpty()) {
            return reading.text(name) == null ? List.of() : List.of(name);
        }
        return names().stream().filter(known -> reading.text(known) != null).toList();
    }

    /** The text in effect: the configured one, else the default; null if there is none. */
    @Nullable String text(Reading reading) {
        List<String> set = namesSet(reading);
        if (!set.isEmpty()) {
            return reading.text(set.get(0));
        }
        return presence instanceof Presence.OrElse orElse ? orElse.text() : null;
    }

    /** Whether a form shows it. */
    boolean isVisible(Reading reading) {
        return hints.conditions().stream().allMatch(condition -> condition.holds(reading));
    }

    /** The value for the record's constructor; null after telling a problem. */
    @Nullable Object read(Reading reading) {
        List<String> set = namesSet(reading);
        if (set.size() > 1) {
            set.subList(1, set.size())
                    .forEach(
                            former ->
                                    reading.tell(
                                            Finding.setTwice(
                                                    reading.key(former), reading.key(set.get(0)))));
            return null;
        }
        String text = text(reading);
        if (text == null) {
            if (presence instanceof Presence.Possible) {
                return Optional.empty();
            }
            reading.tell(Finding.missing(reading.key(name), this));
            return null;
        }
        try {
            Object value = parse(text);
            return presence instanceof Presence.Possible ? Optional.of(value) : value;
        } catch (IllegalArgumentException refused) {
            String key = reading.key(set.isEmpty() ? name : set.get(0));
            reading.tell(Finding.refused(key, this, text, String.valueOf(refused.getMessage())));
            return null;
        }
    }

    Object parse(String text) {
        boolean mayBeEmpty =
                form instanceof ValueForm.Many
                        || (presence instanceof Presence.OrElse orElse && orElse.text().isBlank());
        if (text.isBlank() && !mayBeEmpty) {
            throw new IllegalArgumentException("is blank");
        }
        return form.parse(text);
    }

    /**
     * Writes a value as the constructor gets it.
     *
     * @throws IllegalArgumentException if it would not come back
     */
    void write(Object value, String prefix, Map<String, String> texts) {
        Object plain = value instanceof Optional<?> possible ? possible.orElse(null) : value;
        if (plain == null) {
            return;
        }
        String text = form.format(plain);
        String key = prefix + name;
        try {
            if (!form.same(plain, parse(text))) {
                throw new IllegalArgumentException("comes back as something else");
            }
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    key
                            + ": "
                            + shown(text)
                            + " cannot be written, since it "
                            + refused.getMessage()
                            + "; use a value that the setting can have",
                    refused);
        }
        texts.put(key, text);
    }
}
