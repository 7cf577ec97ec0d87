package dev.fairlead.samples.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.TransformationLaws;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MaskTest {
    private static final Schema ORDER =
            SchemaBuilder.struct()
                    .name("order")
                    .field("card", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("price", Decimal.schema(2))
                    .build();
    private static final Schema CUSTOMER =
            SchemaBuilder.struct()
                    .name("customer")
                    .field("name", Schema.STRING_SCHEMA)
                    .field("orders", SchemaBuilder.array(ORDER).build())
                    .build();

    private static Struct customer() {
        return new Struct(CUSTOMER)
                .put("name", "Ada")
                .put("orders", List.of(order("1234567890"), order(null)));
    }

    private static Struct order(String card) {
        return new Struct(ORDER).put("card", card).put("price", new BigDecimal("12.50"));
    }

    private static Object masked(Map<String, String> settings, Schema schema, Object value) {
        Mask.Value<SinkRecord> mask = new Mask.Value<>();
        mask.configure(settings);
        return mask.apply(new SinkRecord("t", 0, null, null, schema, value, 1)).value();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return TransformationLaws.of(Mask.class).with("fields", "card,customer.name").check();
    }

    @Nested
    class AField {
        @Test
        void is_masked_in_every_element_and_null_stays() {
            Struct before = customer();
            Map<String, String> settings = Map.of("fields", "orders[*].card", "keep", "4");
            Struct after = (Struct) masked(settings, CUSTOMER, before);
            List<Struct> orders = after.getArray("orders");
            assertThat(orders.get(0).getString("card")).isEqualTo("******7890");
            assertThat(orders.get(1).getString("card")).isNull();
            assertThat(after.getString("name")).isEqualTo("Ada");
            assertThat(after.schema()).isEqualTo(CUSTOMER);
            assertThat(before).isEqualTo(customer());
        }

        @Test
        void of_another_type_says_nothing_any_more() {
            Struct after = (Struct) masked(Map.of("fields", "orders"), CUSTOMER, customer());
            List<Struct> orders = after.getArray("orders");
            assertThat(orders.get(0).get("price")).isEqualTo(new BigDecimal("0.00"));
            assertThat(orders.get(0).getString("card")).isEqualTo("**********");
        }

        @Test
        void without_schema_is_masked_likewise() {
            Object before = Map.of("a", Map.of("b", "€uro😀", "c", 5));
            assertThat(masked(Map.of("fields", "a.b"), null, before))
                    .isEqualTo(Map.of("a", Map.of("b", "*****", "c", 5)));
        }

        @Test
        void as_short_as_what_may_stay_is_hidden_as_a_whole() {
            assertThat(masked(Map.of("fields", "a", "keep", "4"), null, Map.of("a", "1234")))
                    .isEqualTo(Map.of("a", "****"));
        }

        @Test
        void has_the_same_code_for_the_same_text_and_another_for_another_secret() {
            Map<String, String> card = Map.of("a", "card");
            Object code = masked(Map.of("fields", "a", "secret", "s1"), null, card);
            assertThat(masked(Map.of("fields", "a", "secret", "s1"), null, card)).isEqualTo(code);
            assertThat(masked(Map.of("fields", "a", "secret", "s2"), null, card))
                    .isNotEqualTo(code);
            assertThat(code.toString()).doesNotContain("card").hasSize("{a=}".length() + 64);
        }
    }
}
