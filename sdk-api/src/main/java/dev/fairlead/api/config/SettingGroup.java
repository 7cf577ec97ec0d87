package dev.fairlead.api.config;

import dev.fairlead.api.internal.RecordShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * A record of settings, and of groups of settings.
 *
 * @param shape the record
 * @param members what its components are, in order
 */
record SettingGroup(RecordShape<?> shape, List<Member> members) {
    /** A setting in a configuration: the same setting may be there for each name of a list. */
    record Placed(SettingKey setting, Reading reading) {
        String key() {
            return reading.key(setting.name());
        }

        /** The name by which it is set, or else the present one. */
        String keyInUse() {
            List<String> set = setting.namesSet(reading);
            return set.isEmpty() ? key() : reading.key(set.get(0));
        }
    }

    /** All settings that are known without a configuration, in the order of the declaration. */
    Stream<SettingKey> declared() {
        List<SettingKey> all = new ArrayList<>();
        for (Member member : members) {
            all.addAll(member.declared().toList());
        }
        return all.stream();
    }

    /** All settings in a configuration, in the order of the declaration. */
    Stream<Placed> keys(Reading reading) {
        return members.stream().flatMap(member -> member.keys(reading));
    }

    boolean isSet(Reading reading) {
        return members.stream().anyMatch(member -> member.isSet(reading));
    }

    /** Builds the record, or tells what is wrong and returns null. */
    @Nullable Object read(Reading reading) {
        @Nullable Object[] values = new Object[members.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = members.get(i).read(reading);
            complete &= values[i] != null;
        }
        if (!complete) {
            return null;
        }
        try {
            return shape.create(values);
        } catch (Problem refused) {
            refused.all().forEach(problem -> reading.tell(finding(problem, reading)));
        } catch (RuntimeException refused) {
            String why = reading.hide(reason(refused), this);
            reading.tell(Finding.refusedTogether(keyNamedIn(why, reading), why));
        }
        return null;
    }

    private String reason(RuntimeException refused) {
        String message = refused.getMessage();
        boolean forPeople =
                refused instanceof IllegalArgumentException
                        || refused instanceof ConfigException
                        || refused instanceof ConnectException;
        return message != null && forPeople
                ? message
                : "these settings are refused by "
                        + shape.type().getSimpleName()
                        + " with "
                        + refused;
    }

    private Finding finding(Problem problem, Reading reading) {
        String why = reading.hide(problem.why(), this);
        Optional<String> mistake = mistakeIn(problem.component());
        Placed placed = mistake.isPresent() ? null : at(problem.component(), reading);
        if (placed == null) {
            String whole = problem.component() + " " + why;
            return Finding.refusedTogether(
                    keyNamedIn(whole, reading),
                    whole + mistake.map(said -> " (" + said + ")").orElse(""));
        }
        String text = placed.setting().text(placed.reading());
        String shown = text == null ? "" : placed.setting().shown(text) + " ";
        return Finding.refusedTogether(placed.keyInUse(), shown + why);
    }

    /** What is wrong with the path of a component; empty if there is one. */
    private Optional<String> mistakeIn(String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        List<String> names = shape.parts().stream().map(RecordShape.Part::codeName).toList();
        int at = names.indexOf(first);
        if (at < 0) {
            return Optional.of(
                    "the author's mistake: a Problem is about \""
                            + first
                            + "\", which is no component of "
                            + shape.type().getSimpleName()
                            + "; it has "
                            + String.join(", ", names));
        }
        return dot > 0 && members.get(at) instanceof Member.Nested nested
                ? nested.group().mistakeIn(path.substring(dot + 1))
                : Optional.empty();
    }

    /** The setting that a component stands for, or the first one of a group. */
    private @Nullable Placed at(String path, Reading reading) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        for (int i = 0; i < members.size(); i++) {
            if (shape.parts().get(i).codeName().equals(first)) {
                Member member = members.get(i);
                Placed inner =
                        dot > 0 && member instanceof Member.Nested nested
                                ? nested.group().at(path.substring(dot + 1), reading)
                                : null;
                return inner != null ? inner : member.keys(reading).findFirst().orElse(null);
            }
        }
        return null;
    }

    private String keyNamedIn(String message, Reading reading) {
        List<String> own = keys(reading).map(Placed::key).toList();
        return own.stream()
                .filter(message::contains)
                .max(Comparator.comparingInt(String::length))
                .or(() -> own.stream().findFirst())
                .orElse(shape.type().getSimpleName());
    }

    /** Writes a record of this group. */
    void write(Object config, String prefix, Map<String, String> texts) {
        for (int i = 0; i < members.size(); i++) {
            Object value = shape.parts().get(i).read(config);
            if (value == null) {
                throw new IllegalArgumentException(
                        shape.parts().get(i).where() + " is null; settings are never null");
            }
            members.get(i).write(value, prefix, texts);
        }
    }
}
