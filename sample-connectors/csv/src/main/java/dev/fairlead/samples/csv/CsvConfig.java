package dev.fairlead.samples.csv;

import dev.fairlead.api.Default;
import dev.fairlead.api.Matches;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Problem;
import java.util.List;
import java.util.Optional;

/** What a person sets for {@link CsvConverter}. */
public record CsvConfig(
        @Setting(
                        "Columns in their order, as id long, price decimal 2?; the types are"
                                + " string, int, long, double, boolean, decimal n, date, timestamp;"
                                + " with ? a column may be empty")
                @NonEmpty
                List<String> columns,
        @Setting("Name of the schema") @Default("line") String schema,
        @Setting("Between the fields: one character, or tab")
                @Default(",")
                @Matches(value = "[^\"\\r\\n]|tab", expects = "one character, or tab")
                String separator) {

    /** Refuses columns that are not understood. */
    public CsvConfig {
        List<String> unknown =
                columns.stream().filter(text -> CsvColumn.parse(text).isEmpty()).toList();
        List<String> names =
                columns.stream()
                        .map(CsvColumn::parse)
                        .flatMap(Optional::stream)
                        .map(column -> column.column().name())
                        .toList();
        Problem.throwAny(
                Problem.when(
                        !unknown.isEmpty(),
                        "columns",
                        "has " + unknown + ", which is no column; write it as price decimal 2"),
                Problem.when(
                        names.stream().distinct().count() < names.size(),
                        "columns",
                        "has a name twice: " + names));
    }

    char separatorChar() {
        return separator.equals("tab") ? '\t' : separator.charAt(0);
    }
}
