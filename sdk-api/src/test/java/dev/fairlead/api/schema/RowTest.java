package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Column<Long> ID = Column.of("id", Long.class).withDoc("Who it is");
    private static final Column<String> NAME = Column.of("name", String.class).optional();
    private static final Column<BigDecimal> OWES =
            Column.of("owes", SchemaCodec.decimal(2)).withDefault(new BigDecimal("0.00"));
    private static final RowType CUSTOMERS =
            RowType.of("shop.customers", List.of(ID, NAME, OWES)).withVersion(2);

    private final Row ada = CUSTOMERS.row().set(ID, 1L).set(NAME, "Ada").build();

    @Nested
    class ATableKnownAtRunTime {
        @Test
        void has_a_schema_with_name_version_documentation_and_defaults() {
            Schema schema = CUSTOMERS.schema();
            assertThat(schema.name()).isEqualTo("shop.customers");
            assertThat(schema.version()).isEqualTo(2);
            assertThat(schema.field("id").schema().doc()).isEqualTo("Who it is");
            assertThat(schema.field("name").schema().isOptional()).isTrue();
            assertThat(schema.field("owes").schema().defaultValue())
                    .isEqualTo(new BigDecimal("0.00"));
        }

        @Test
        void gives_rows_that_come_back_as_they_were() {
            SchemaCodec<Row> codec = SchemaCodec.of(Row.class);
            Struct struct = (Struct) codec.toConnect(ada);
            assertThat(codec.schema(ada)).isSameAs(CUSTOMERS.schema());
            assertThat(struct.schema()).isSameAs(CUSTOMERS.schema());
            Row back = CUSTOMERS.codec().fromConnect(struct.schema(), struct);
            assertThat(back).isEqualTo(ada);
            assertThat(back.get(OWES)).isEqualByComparingTo("0");
        }

        @Test
        void may_have_rows_within_rows_and_lists_of_them() {
            Column<Row> best = Column.of("best", CUSTOMERS.codec()).optional();
            Column<List<Row>> all = Column.of("all", SchemaCodec.list(CUSTOMERS.codec()));
            RowType shop = RowType.of("shop", List.of(best, all));
            Row row = shop.row().set(best, ada).set(all, List.of(ada, ada)).build();
            Object written = shop.codec().toConnect(row);
            assertThat(shop.codec().fromConnect(shop.schema(), written)).isEqualTo(row);
        }

        @Test
        void refuses_a_row_that_is_not_whole_and_columns_of_other_tables() {
            assertThatThrownBy(() -> CUSTOMERS.row().set(NAME, Optional.empty()).build())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("id: has no value");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ada.get(Column.of("id", Integer.class)))
                    .withMessageContaining("shop.customers have no column id Integer");
        }
    }

    @Nested
    class AStructOfAnySchema {
        private final Schema schema =
                SchemaBuilder.struct()
                        .field("at", SchemaBuilder.int64().name("io.other.MicroTimestamp").build())
                        .field("price", Decimal.builder(3).optional().build())
                        .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                        .build();
        private final Struct struct =
                new Struct(schema).put("at", 5L).put("tags", List.of("a", "b"));
        private final Row row = SchemaCodec.of(Row.class).fromConnect(schema, struct);

        @Test
        void is_a_row_with_typed_columns() {
            Column<Long> at = row.type().column("at", Long.class).orElseThrow();
            assertThat(row.get(at)).isEqualTo(5);
            assertThat(at.schema().name()).isEqualTo("io.other.MicroTimestamp");
            assertThat(row.values().keySet())
                    .extracting(Column::name)
                    .containsExactly("at", "tags");
            assertThat(row.type().column("price", BigDecimal.class).flatMap(row::find)).isEmpty();
            assertThat(row.type().column("gone", String.class)).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> row.type().column("at", String.class))
                    .withMessageContaining("holds no String");
        }

        @Test
        void goes_out_again_under_its_own_schema() {
            assertThat(SchemaCodec.of(Row.class).toConnect(row)).isEqualTo(struct);
            assertThat(row.type().schema()).isSameAs(schema);
        }

        @Test
        void is_no_map() {
            assertThatThrownBy(() -> SchemaCodec.of(Row.class).fromConnect(null, Map.of()))
                    .hasMessageContaining("expected STRUCT");
        }
    }

    @Test
    void rows_have_no_common_schema_and_cannot_be_components() {
        assertThatThrownBy(() -> SchemaCodec.of(Row.class).schema())
                .isInstanceOf(IllegalStateException.class);
        record Change(Row after) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaCodec.of(Change.class))
                .withMessageContaining("its columns are not known here");
    }
}
