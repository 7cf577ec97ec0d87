package dev.fairlead.samples.generator;

import dev.fairlead.api.Default;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sets for {@link Generator}, beside the topic. */
public record GeneratorConfig(
        @Setting(
                        "Fields, as fields.price=decimal 0.50..99.99. There are: number; integer"
                                + " 1..6; decimal 0.50..99.99; text 8; one of red, green; flag;"
                                + " uuid")
                @NonEmpty
                Map<String, String> fields,
        @Setting("Name of the schema") @Default("generated") String schema,
        @Setting("Field that is the key of a record") Optional<String> keyField,
        @Setting("Records per second, in each stream") @Default("10") @Range(min = 0) double rate,
        @Setting("Records in each stream; without end if it is not set") @Range(min = 0)
                Optional<Long> records,
        @Setting("How many streams there are") @Default("1") @Range(min = 1, max = 10_000)
                int streams,
        @Setting("Another seed makes other values") @Default("1") long seed) {

    /** Refuses fields that are not understood. */
    public GeneratorConfig {
        List<String> unknown =
                fields.values().stream().filter(text -> Made.of(text).isEmpty()).sorted().toList();
        Problem.throwAny(
                Problem.when(
                        !unknown.isEmpty(),
                        "fields",
                        "has " + unknown + ", which is no kind of field; write it as integer 1..6"),
                Problem.when(
                        keyField.isPresent() && !fields.containsKey(keyField.get()),
                        "keyField",
                        "is none of the fields"));
    }
}
