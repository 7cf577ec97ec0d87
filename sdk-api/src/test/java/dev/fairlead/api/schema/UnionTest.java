package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import dev.fairlead.api.Schemaless;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnionTest {
    @Schemaless
    sealed interface Payment permits Card, Cash, Other {}

    record Card(String number) implements Payment {}

    @Named("com.acme.Coins")
    record Cash(long cents) implements Payment {}

    sealed interface Other extends Payment permits Voucher {}

    record Voucher(String code) implements Other {}

    record Bill(Payment paid, Optional<Payment> tip) {}

    private static final SchemaCodec<Payment> CODEC = SchemaCodec.of(Payment.class);

    @Nested
    class ASealedInterfaceOfRecords {
        @Test
        void is_a_struct_with_a_field_for_each_of_them() {
            assertThat(CODEC.schema().fields())
                    .extracting(field -> field.name())
                    .containsExactly("card", "coins", "voucher");
            assertThat(CODEC.schema().fields()).allMatch(field -> field.schema().isOptional());
        }

        @Test
        void comes_back_as_the_record_it_was() {
            for (Payment payment :
                    List.of(new Card("4711"), new Cash(99), (Payment) new Voucher("x"))) {
                Object written = CODEC.toConnect(payment);
                ((Struct) written).validate();
                assertThat(CODEC.fromConnect(CODEC.schema(), written)).isEqualTo(payment);
            }
            SchemaCodec<Bill> bills = SchemaCodec.of(Bill.class);
            Bill bill = new Bill(new Cash(1), Optional.of(new Card("1")));
            assertThat(bills.fromConnect(bills.schema(), bills.toConnect(bill))).isEqualTo(bill);
        }

        @Test
        void is_read_from_a_map_where_that_is_allowed() {
            assertThat(CODEC.fromConnect(null, Map.of("coins", Map.of("cents", 5))))
                    .isEqualTo(new Cash(5));
            assertThatThrownBy(() -> SchemaCodec.of(Bill.class).fromConnect(null, Map.of()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(
                            "came without a schema; let the converter keep schemas, or mark Bill");
        }

        @Test
        void is_refused_if_none_or_several_are_set_or_one_is_unknown() {
            assertThatThrownBy(() -> CODEC.fromConnect(null, Map.of()))
                    .hasMessageContaining("none of card, coins, voucher is set");
            Map<String, ?> both =
                    Map.of("card", Map.of("number", "1"), "coins", Map.of("cents", 1));
            assertThatThrownBy(() -> CODEC.fromConnect(null, both))
                    .hasMessageContaining("only one may be");
            assertThatThrownBy(() -> CODEC.fromConnect(null, Map.of("cheque", Map.of())))
                    .hasMessageContaining("expected one of card, coins, voucher, found cheque");
        }
    }

    @Nested
    class AnEnum {
        enum Level {
            LOW,
            VERY_HIGH
        }

        record Alarm(Level level, @Default("LOW") Level before, @Default("a, b") List<String> to) {}

        private final SchemaCodec<Alarm> codec = SchemaCodec.of(Alarm.class);

        @Test
        void is_a_string_whose_schema_lists_the_constants() {
            Schema level = codec.schema().field("level").schema();
            assertThat(level.type()).isEqualTo(Schema.Type.STRING);
            assertThat(level.parameters()).containsEntry("allowed", "LOW,VERY_HIGH");
            assertThat(codec.schema().field("before").schema().defaultValue()).isEqualTo("LOW");
            assertThat(codec.schema().field("to").schema().defaultValue())
                    .isEqualTo(List.of("a", "b"));
        }

        @Test
        void refuses_what_it_does_not_know() {
            Schema older = SchemaBuilder.struct().field("level", Schema.STRING_SCHEMA).build();
            assertThat(codec.fromConnect(older, new Struct(older).put("level", "VERY_HIGH")))
                    .isEqualTo(new Alarm(Level.VERY_HIGH, Level.LOW, List.of("a", "b")));
            Struct unknown = new Struct(older).put("level", "MIDDLE");
            assertThatThrownBy(() -> codec.fromConnect(older, unknown))
                    .hasMessage(
                            "level: expected one of LOW, VERY_HIGH, found the value \"MIDDLE\"");
        }
    }

    @Nested
    class ATypeThatContainsItself {
        sealed interface Tree permits Leaf, Fork {}

        record Leaf(int value) implements Tree {}

        record Fork(Tree left, Tree right) implements Tree {}

        record Grow<T>(Optional<Grow<List<T>>> more) {}

        @Test
        void is_refused_by_way_of_an_interface_and_by_way_of_growing_arguments() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SchemaCodec.of(Tree.class))
                    .withMessageContaining("contains itself, as Tree");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SchemaCodec.of(new TypeOf<Grow<String>>() {}))
                    .withMessageContaining("contains itself");
        }

        @Test
        void is_refused_because_connect_refuses_its_structs() {
            SchemaBuilder builder = SchemaBuilder.struct().name("Tree");
            builder.field("value", Schema.INT32_SCHEMA).field("more", builder).optional();
            Schema schema = builder.build();
            Struct inner = new Struct(schema).put("value", 1);
            assertThatThrownBy(() -> new Struct(schema).put("more", inner))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("do not match");
        }
    }

    @Test
    void a_generic_record_needs_its_arguments() {
        record Page<T>(List<T> items) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaCodec.of(Page.class))
                .withMessageContaining("leaves its type parameter T open");
        SchemaCodec<Page<Cash>> codec = SchemaCodec.of(new TypeOf<Page<Cash>>() {});
        Page<Cash> page = new Page<>(List.of(new Cash(1), new Cash(2)));
        assertThat(codec.fromConnect(codec.schema(), codec.toConnect(page))).isEqualTo(page);
    }
}
