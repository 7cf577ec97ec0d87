package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.Default;
import dev.fairlead.api.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Data that other versions wrote: fields in any order, more or fewer of them, other numbers. */
class EvolutionTest {
    record Now(
            long count,
            @Scale(2) BigDecimal price,
            double share,
            Optional<String> note,
            @Default("7") int size) {}

    private static final SchemaCodec<Now> CODEC = SchemaCodec.of(Now.class);

    private interface Reading {
        Now read(Struct found);
    }

    private record Written(String name, Schema schema, Object value) {}

    /** Some other version's struct of a small number, and what this version must make of it. */
    private static boolean isRead(int number, long seed, Reading reading) {
        Random random = new Random(seed);
        boolean noted = random.nextBoolean();
        boolean sized = random.nextBoolean();
        List<Written> fields = new ArrayList<>();
        fields.add(whole("count", number, random));
        fields.add(
                random.nextBoolean()
                        ? whole("price", number, random)
                        : decimal("price", number, random.nextInt(4)));
        fields.add(
                random.nextBoolean()
                        ? new Written("share", Schema.FLOAT32_SCHEMA, number / 4f)
                        : new Written("share", Schema.FLOAT64_SCHEMA, number / 4.0));
        if (noted) {
            fields.add(new Written("note", Schema.STRING_SCHEMA, "n" + number));
        }
        if (sized) {
            fields.add(whole("size", number, random));
        }
        if (random.nextBoolean()) {
            fields.add(new Written("unknown", Schema.BOOLEAN_SCHEMA, true));
        }
        Collections.shuffle(fields, random);
        SchemaBuilder schema = SchemaBuilder.struct();
        fields.forEach(field -> schema.field(field.name(), field.schema()));
        Struct struct = new Struct(schema.build());
        fields.forEach(field -> struct.put(field.name(), field.value()));
        Now expected =
                new Now(
                        number,
                        new BigDecimal(number).setScale(2),
                        number / 4.0,
                        noted ? Optional.of("n" + number) : Optional.empty(),
                        sized ? number : 7);
        return expected.equals(reading.read(struct));
    }

    private static Written whole(String name, int number, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Written(name, Schema.INT8_SCHEMA, (byte) number);
            case 1 -> new Written(name, Schema.INT16_SCHEMA, (short) number);
            case 2 -> new Written(name, Schema.INT32_SCHEMA, number);
            default -> new Written(name, Schema.INT64_SCHEMA, (long) number);
        };
    }

    private static Written decimal(String name, int number, int scale) {
        return new Written(name, Decimal.schema(scale), new BigDecimal(number).setScale(scale));
    }

    @Property(tries = 500)
    void is_read_if_no_value_is_lost(
            @ForAll @IntRange(min = -128, max = 127) int number, @ForAll long seed) {
        assertThat(isRead(number, seed, found -> CODEC.fromConnect(found.schema(), found)))
                .isTrue();
    }

    @Property(tries = 100)
    void is_read_into_rows_by_the_same_rules(
            @ForAll @IntRange(min = -128, max = 127) int number, @ForAll long seed) {
        Column<Long> count = Column.of("count", Long.class);
        Column<BigDecimal> price = Column.of("price", SchemaCodec.decimal(2));
        Column<Double> share = Column.of("share", Double.class);
        Column<String> note = Column.of("note", String.class).optional();
        Column<Integer> size = Column.of("size", Integer.class).withDefault(7);
        RowType type = RowType.of("now", List.of(count, price, share, note, size));
        assertThat(
                        isRead(
                                number,
                                seed,
                                found -> {
                                    Row row = type.codec().fromConnect(found.schema(), found);
                                    return new Now(
                                            row.get(count),
                                            row.get(price),
                                            row.get(share),
                                            row.find(note),
                                            row.get(size));
                                }))
                .isTrue();
    }

    @Test
    void a_reader_that_counts_fields_instead_of_naming_them_is_caught() {
        Reading byPosition =
                found -> {
                    List<Field> fields = found.schema().fields();
                    Schema renamed = renamed(fields);
                    Struct moved = new Struct(renamed);
                    for (int i = 0; i < renamed.fields().size(); i++) {
                        moved.put(renamed.fields().get(i), found.get(fields.get(i)));
                    }
                    try {
                        return CODEC.fromConnect(renamed, moved);
                    } catch (RuntimeException refused) {
                        return new Now(0, BigDecimal.ZERO, 0, Optional.empty(), 0);
                    }
                };
        assertThat(caught(byPosition)).isTrue();
    }

    private static Schema renamed(List<Field> fields) {
        SchemaBuilder schema = SchemaBuilder.struct();
        for (int i = 0; i < Math.min(5, fields.size()); i++) {
            schema.field(CODEC.schema().fields().get(i).name(), fields.get(i).schema());
        }
        return schema.build();
    }

    @Test
    void a_reader_that_takes_what_is_missing_for_zero_is_caught() {
        Reading zero =
                found -> {
                    Now read = CODEC.fromConnect(found.schema(), found);
                    int size = found.schema().field("size") == null ? 0 : read.size();
                    return new Now(read.count(), read.price(), read.share(), read.note(), size);
                };
        assertThat(caught(zero)).isTrue();
    }

    private static boolean caught(Reading mutant) {
        for (int seed = 0; seed < 50; seed++) {
            if (!isRead(5, seed, mutant)) {
                return true;
            }
        }
        return false;
    }
}
