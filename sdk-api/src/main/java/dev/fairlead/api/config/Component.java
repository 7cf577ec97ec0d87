package dev.fairlead.api.config;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Matches;
import dev.fairlead.api.Named;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Recommended;
import dev.fairlead.api.Setting;
import dev.fairlead.api.ValidValues;
import dev.fairlead.api.VisibleWhen;
import dev.fairlead.api.config.GroupBuilder.Place;
import dev.fairlead.api.config.SettingKey.Presence;
import dev.fairlead.api.config.SettingKey.Shown;
import dev.fairlead.api.internal.RecordShape.Part;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One component of a config record, while it is found out what it says. */
final class Component {
    private static final List<Class<? extends Annotation>> OF_SETTINGS_ONLY =
            List.of(
                    Default.class,
                    Range.class,
                    Matches.class,
                    ValidValues.class,
                    NonEmpty.class,
                    Recommended.class);

    private final Part part;
    private final Place place;
    private final Map<String, Member> before;
    private final GroupBuilder builder;
    private final String name;

    /**
     * Takes a component.
     *
     * @param before the members before it, by the names of their components
     */
    Component(Part part, Place place, Map<String, Member> before, GroupBuilder builder) {
        this.part = part;
        this.place = place;
        this.before = before;
        this.builder = builder;
        Optional<Named> named = part.annotation(Named.class);
        this.name = named.isPresent() ? named.get().value() : Settings.words(part.codeName(), ".");
    }

    /**
     * What it is.
     *
     * @throws IllegalArgumentException if it does not make sense; the message follows the name of
     *     the component
     */
    Member member() {
        if (name.isBlank()) {
            throw new IllegalArgumentException("has no name; give @Named one");
        }
        Type type = part.declaredType();
        Type inner = argument(type, Optional.class, 0).orElse(type);
        if (inner instanceof Class<?> c && isGroup(c)) {
            return nested(c, inner != type);
        }
        Optional<Type> key = argument(inner, Map.class, 0);
        if (key.isPresent()) {
            if (key.get() != String.class || inner != type) {
                throw new IllegalArgumentException(
                        "is a "
                                + type.getTypeName()
                                + "; a map of settings is by String, and empty if there are none");
            }
            Type value = argument(inner, Map.class, 1).orElseThrow();
            return value instanceof Class<?> c && isGroup(c) ? repeated(c) : prefixed(value);
        }
        return new Member.Single(single(ValueForm.of(inner, part), inner != type));
    }

    private static boolean isGroup(Class<?> type) {
        return type.isRecord() && type != Size.class;
    }

    private static Optional<Type> argument(Type type, Class<?> generic, int index) {
        return type instanceof ParameterizedType given && given.getRawType() == generic
                ? Optional.of(given.getActualTypeArguments()[index])
                : Optional.empty();
    }

    private Member nested(Class<?> type, boolean optional) {
        for (Class<? extends Annotation> kind : OF_SETTINGS_ONLY) {
            if (part.annotation(kind).isPresent()) {
                throw new IllegalArgumentException(
                        "is a group, which cannot have @" + kind.getSimpleName());
            }
        }
        List<String> prefixes = new ArrayList<>(List.of(place.name(name) + "."));
        place.formerNames(name, former(), "").stream()
                .map(prefix -> prefix.isEmpty() ? prefix : prefix + ".")
                .forEach(prefixes::add);
        Place inside =
                new Place(
                        prefixes,
                        part.annotation(Setting.class).map(Setting::value).orElse(name),
                        conditions(),
                        place.certain() && !optional,
                        place.documented());
        SettingGroup group = builder.group(type, inside);
        refuseHidden(!optional && group.declared().anyMatch(SettingKey::isRequired));
        return new Member.Nested(group, optional);
    }

    private Member repeated(Class<?> type) {
        boolean filled = part.annotation(NonEmpty.class).isPresent();
        SettingGroup each = builder.group(type, Place.top(doc()));
        ValueForm names = new ValueForm.Many(ValueForm.single(String.class, part), filled);
        Presence presence =
                part.defaultText()
                        .<Presence>map(Presence.OrElse::new)
                        .orElseGet(
                                () ->
                                        filled
                                                ? new Presence.Required(place.certain())
                                                : new Presence.OrElse(""));
        String settings =
                each.declared()
                        .filter(setting -> !setting.shown().internal())
                        .map(setting -> place.name(name) + ".<name>." + setting.summary())
                        .collect(Collectors.joining("; "));
        String preface = "Each of these names has settings of its own: " + settings;
        return new Member.Repeated(key(names, presence, ". " + preface), each);
    }

    private Member prefixed(Type value) {
        if (part.defaultText().isPresent()) {
            throw new IllegalArgumentException("is a map, which cannot have a default");
        }
        boolean filled = part.annotation(NonEmpty.class).isPresent();
        refuseHidden(filled);
        SettingKey any =
                new SettingKey(
                        place.name(name) + ".*",
                        place.formerNames(name, former(), ".*"),
                        ValueForm.single(value, part),
                        new Presence.Possible(),
                        shown(false, ". Any name may stand for the asterisk"),
                        hints());
        return new Member.Prefixed(any, filled);
    }

    private SettingKey single(ValueForm form, boolean possible) {
        if (possible && part.defaultText().isPresent()) {
            throw new IllegalArgumentException(
                    "has a default, so it is never empty; drop the Optional");
        }
        return key(form, possible ? new Presence.Possible() : presence(), "");
    }

    private Presence presence() {
        Optional<String> fallback = part.defaultText();
        return fallback.isPresent()
                ? new Presence.OrElse(fallback.get())
                : new Presence.Required(place.certain());
    }

    private SettingKey key(ValueForm form, Presence presence, String addition) {
        boolean required = presence instanceof Presence.Required;
        refuseHidden(required);
        SettingKey key =
                new SettingKey(
                        place.name(name),
                        place.formerNames(name, former(), ""),
                        form,
                        presence,
                        shown(required, addition),
                        hints());
        Optional<String> fallback = part.defaultText();
        if (fallback.isPresent()) {
            check(key, fallback.get());
        }
        return key;
    }

    private static void check(SettingKey key, String fallback) {
        try {
            key.parse(fallback);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "has the default \"" + fallback + "\", which " + refused.getMessage(), refused);
        }
    }

    private void refuseHidden(boolean required) {
        if (required && part.annotation(VisibleWhen.class).isPresent()) {
            throw new IllegalArgumentException(
                    "is not always visible, but required; give it a default or make it Optional");
        }
    }

    private String doc() {
        Optional<Setting> setting = part.annotation(Setting.class);
        String doc = setting.isPresent() ? setting.get().value() : "";
        if (place.documented() && doc.isBlank()) {
            throw new IllegalArgumentException("needs @Setting(\"what it means\")");
        }
        return doc;
    }

    private Shown shown(boolean required, String addition) {
        String doc = doc() + addition;
        return Shown.of(part.annotation(Setting.class), doc, part.codeName(), place, required);
    }

    private List<String> former() {
        Optional<Formerly> formerly = part.annotation(Formerly.class);
        return formerly.isPresent() ? List.of(formerly.get().value()) : List.of();
    }

    private SettingKey.Hints hints() {
        Optional<Recommended> recommended = part.annotation(Recommended.class);
        return new SettingKey.Hints(
                conditions(),
                recommended.isPresent()
                        ? Optional.of(asking(recommended.get()))
                        : Optional.empty());
    }

    private List<Condition> conditions() {
        List<Condition> all = new ArrayList<>(place.conditions());
        Optional<VisibleWhen> when = part.annotation(VisibleWhen.class);
        if (when.isPresent()) {
            all.add(Condition.of(when.get(), decider(when.get().setting())));
        }
        return List.copyOf(all);
    }

    private SettingKey decider(String component) {
        if (before.get(component) instanceof Member.Single single) {
            return single.key();
        }
        throw new IllegalArgumentException(
                "is visible depending on \""
                        + component
                        + "\", which is no single setting declared before it in the same record");
    }

    private Asking asking(Recommended recommended) {
        Class<?> need = Asking.need(recommended.value());
        List<Member> known = List.copyOf(before.values());
        SettingGroup needed =
                known.stream()
                        .filter(Member.Nested.class::isInstance)
                        .map(member -> ((Member.Nested) member).group())
                        .filter(group -> group.shape().type() == need)
                        .findFirst()
                        .orElseGet(() -> view(need));
        return Asking.of(recommended, needed, known);
    }

    private SettingGroup view(Class<?> need) {
        SettingGroup view = builder.group(need, place.view());
        Set<String> known =
                before.values().stream()
                        .flatMap(Member::declared)
                        .map(SettingKey::name)
                        .collect(Collectors.toSet());
        view.declared()
                .filter(setting -> !known.contains(setting.name()))
                .findFirst()
                .ifPresent(
                        unknown -> {
                            throw new IllegalArgumentException(
                                    "has a recommender that needs \""
                                            + unknown.name()
                                            + "\", which is no setting declared before it in the"
                                            + " same record");
                        });
        return view;
    }
}
