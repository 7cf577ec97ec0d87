package dev.fairlead.api.config;

import dev.fairlead.api.internal.RecordShape;
import dev.fairlead.api.internal.RecordShape.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from a record class what its settings are. */
final class GroupBuilder {
    private final Set<Class<?>> open = new LinkedHashSet<>();

    /**
     * Where a group is.
     *
     * @param prefixes the present one, and former ones
     * @param title of the group in a form
     * @param conditions on which the whole group is visible
     * @param certain whether the group is always there
     * @param documented whether each setting says what it means
     */
    record Place(
            List<String> prefixes,
            String title,
            List<Condition> conditions,
            boolean certain,
            boolean documented) {
        /** At the top of a configuration, or below each name of a list. */
        static Place top(String title) {
            return new Place(List.of(""), title, List.of(), true, true);
        }

        /** For a record that looks at the settings of this place. */
        Place view() {
            return new Place(List.of(prefixes.get(0)), title, List.of(), true, false);
        }

        String name(String own) {
            return prefixes.get(0) + own;
        }

        /** All names but the present one. */
        List<String> formerNames(String own, List<String> former, String ending) {
            Set<String> names = new LinkedHashSet<>();
            for (String prefix : prefixes) {
                names.add(prefix + own + ending);
                for (String name : former) {
                    names.add(prefix + name + ending);
                }
            }
            names.remove(name(own) + ending);
            return List.copyOf(names);
        }
    }

    /** The settings of a record. */
    SettingGroup group(Class<?> type, Place place) {
        if (!open.add(type)) {
            throw new IllegalArgumentException(
                    "holds itself, by way of "
                            + open.stream().map(Class::getSimpleName).toList()
                            + "; settings are finite");
        }
        RecordShape<?> shape = RecordShape.of(type);
        Map<String, Member> members = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            try {
                Map<String, Member> before =
                        Collections.unmodifiableMap(new LinkedHashMap<>(members));
                members.put(part.codeName(), new Component(part, place, before, this).member());
            } catch (Mistake known) {
                throw known;
            } catch (IllegalArgumentException mistake) {
                throw new Mistake(part.where() + " " + mistake.getMessage(), mistake);
            }
        }
        open.remove(type);
        return new SettingGroup(shape, List.copyOf(new ArrayList<>(members.values())));
    }

    /** A mistake that already says where it is. */
    private static final class Mistake extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Mistake(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
