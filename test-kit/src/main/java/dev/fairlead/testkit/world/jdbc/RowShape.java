package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What records for tables look like.
 *
 * @param sharing how many records after each other in a partition have the same key
 * @param compared the fields that are stored in columns of the same names
 * @param poison what makes a record one that can't be stored
 */
record RowShape(int sharing, List<String> compared, Optional<Poison> poison) {
    private static final Schema RICH =
            SchemaBuilder.struct()
                    .name("item")
                    .field("id", Schema.INT64_SCHEMA)
                    .field("text", Schema.STRING_SCHEMA)
                    .field("amount", Decimal.schema(2))
                    .field("flag", Schema.BOOLEAN_SCHEMA)
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .build();

    static final RowShape PLAIN = new RowShape(1, List.of(), Optional.empty());

    RowShape {
        compared = List.copyOf(compared);
        List<String> known = RICH.fields().stream().map(Field::name).toList();
        List<String> unknown = new ArrayList<>(compared);
        poison.map(Poison::field).ifPresent(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty() || sharing < 1) {
            throw new IllegalArgumentException(
                    unknown.isEmpty()
                            ? "at least 1 record has a key, not " + sharing
                            : "records have no fields " + unknown + "; they have " + known);
        }
    }

    RowShape sharing(int records) {
        return new RowShape(records, compared, poison);
    }

    RowShape comparing(List<String> fields) {
        return new RowShape(sharing, fields, poison);
    }

    RowShape poisonedBy(String field, @Nullable Object value) {
        return new RowShape(sharing, compared, Optional.of(new Poison(field, value)));
    }

    boolean compares() {
        return !compared.isEmpty();
    }

    /** The first of the items that share their key with this one. */
    Item first(Item item) {
        return new Item(item.place(), first(item.number()), item.text());
    }

    /** The number of that item. */
    int first(int number) {
        return number - number % sharing;
    }

    SchemaAndValue key(Item item) {
        return Rows.key(first(item));
    }

    SchemaAndValue value(Item item) {
        if (!compares() && poison.isEmpty()) {
            return Rows.value(first(item));
        }
        return new SchemaAndValue(RICH, rich(item));
    }

    /** A value that can't be stored, if there is such a thing. */
    Optional<SchemaAndValue> poison(Item item) {
        return poison.map(wrong -> wrong.in(rich(item)))
                .map(bad -> new SchemaAndValue(bad.schema(), bad));
    }

    private Struct rich(Item item) {
        Struct plain = (Struct) Rows.value(first(item)).value();
        Struct rich = new Struct(RICH).put("id", plain.get("id")).put("text", item.text());
        long cents = item.number() % 2 == 0 ? 1_234_567_890_123_456L : -1;
        rich.put("amount", BigDecimal.valueOf(cents - item.number(), 2));
        rich.put("flag", item.number() % 2 == 0);
        return rich.put("note", item.number() % 2 == 0 ? null : "note");
    }

    /** The first field whose column says something else; empty when there is none. */
    Optional<String> flawOf(Item item, ResultSet row) throws SQLException {
        Struct said = rich(item);
        for (String field : compared) {
            Object expected = said.get(field);
            Object kept = column(row, field);
            if (!isSame(expected, kept)) {
                return Optional.of(
                        "column "
                                + field
                                + " has "
                                + quoted(kept)
                                + " rather than "
                                + quoted(expected));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object column(ResultSet row, String name) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (row.getMetaData().getColumnName(i).equalsIgnoreCase(name)) {
                return row.getObject(i);
            }
        }
        return null;
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "nothing" : "'" + value + "'";
    }

    private static boolean isSame(@Nullable Object expected, @Nullable Object kept) {
        if (expected == null || kept == null) {
            return expected == null && kept == null;
        }
        if (expected instanceof Number && kept instanceof Number) {
            return number(expected).compareTo(number(kept)) == 0;
        }
        if (expected instanceof Boolean flag && kept instanceof Number) {
            return number(kept).signum() == (flag ? 1 : 0);
        }
        return expected.toString().equals(kept.toString());
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
