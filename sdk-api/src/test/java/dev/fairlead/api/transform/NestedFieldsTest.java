package dev.fairlead.api.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.example.ByDay;
import dev.fairlead.api.example.Hide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Transformations that reach into nested data, and those of whole records. */
class NestedFieldsTest {
    private static final Schema ORDER =
            SchemaBuilder.struct()
                    .field("price", Schema.INT64_SCHEMA)
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .build();
    private static final Schema SHOP =
            SchemaBuilder.struct()
                    .field("orders", SchemaBuilder.array(ORDER).build())
                    .field("by", SchemaBuilder.map(Schema.STRING_SCHEMA, ORDER).build())
                    .field("main", ORDER)
                    .build();

    private static Struct order(long price) {
        return new Struct(ORDER).put("price", price).put("note", "n");
    }

    private static Struct shop() {
        return new Struct(SHOP)
                .put("orders", List.of(order(1), order(20)))
                .put("by", Map.of("x", order(300)))
                .put("main", order(4000));
    }

    private static SourceRecord record(Schema schema, Object value) {
        return new SourceRecord(Map.of(), Map.of(), "t", 0, null, null, schema, value, 0L);
    }

    private static Hide.Value<SourceRecord> hiding(String fields, String numbers) {
        Hide.Value<SourceRecord> hide = new Hide.Value<>();
        hide.configure(Map.of("fields", fields, "numbers", numbers));
        return hide;
    }

    @Test
    void are_shown_word_by_word_in_the_documentation() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/fairlead/api/example/Hide.java"));
        assertThat(Files.readString(Path.of("../docs/sdk.md")))
                .contains("```java\n" + source.substring(source.indexOf("/** Takes")) + "```");
    }

    @Nested
    class ANestedField {
        @Test
        void changes_its_type_wherever_it_is() {
            Struct before = shop();
            SourceRecord out =
                    hiding("main.note, orders[*].note", "orders[*].price, by.x.price, main.price")
                            .apply(record(SHOP, before));
            Struct after = (Struct) out.value();
            assertThat(after.getStruct("main").schema().field("note")).isNull();
            assertThat(after.getStruct("main").getInt32("price")).isEqualTo(4);
            assertThat(after.<Struct>getArray("orders"))
                    .extracting(order -> order.getInt32("price"))
                    .containsExactly(1, 2);
            assertThat(after.<String, Struct>getMap("by").get("x").getInt32("price")).isEqualTo(3);
            assertThat(after.<String, Struct>getMap("by").get("x").getString("note"))
                    .isEqualTo("n");
            assertThat(before).isEqualTo(shop());
        }

        @Test
        void has_its_schema_derived_once() {
            Hide.Value<SourceRecord> hide = hiding("main.note", "main.price");
            assertThat(hide.apply(record(SHOP, shop())).valueSchema())
                    .isSameAs(hide.apply(record(SHOP, shop())).valueSchema())
                    .isNotSameAs(SHOP);
        }

        @Test
        void is_found_in_maps_without_schema_too() {
            SourceRecord out =
                    hiding("a[*].b", "c.d")
                            .apply(
                                    record(
                                            null,
                                            Map.of(
                                                    "a", List.of(Map.of("b", 1, "e", 2)),
                                                    "c", Map.of("d", 123))));
            assertThat(out.value())
                    .isEqualTo(Map.of("a", List.of(Map.of("e", 2)), "c", Map.of("d", 3)));
        }

        @Test
        void that_fits_its_schema_no_more_is_named_with_its_path() {
            assertThatThrownBy(
                            () -> hiding("absent", "orders[0].price").apply(record(SHOP, shop())))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("field \"orders[1].price\"")
                    .hasMessageContaining("does not fit");
        }

        @Test
        void is_refused_in_the_settings_if_it_is_no_path() {
            assertThatThrownBy(() -> hiding("a..b", "x"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("fields")
                    .hasMessageContaining("a..b");
        }
    }

    @Nested
    class AWholeRecord {
        @Test
        void is_sent_elsewhere_with_all_that_it_has() {
            ByDay<SourceRecord> byDay = new ByDay<>();
            byDay.configure(Map.of());
            SourceRecord record = record(SHOP, shop());
            record.headers().addString("h", "x");
            SourceRecord out = byDay.apply(record);
            assertThat(out.topic()).isEqualTo("t-1970-01-01");
            assertThat(out.value()).isSameAs(record.value());
            assertThat(out.headers()).isEqualTo(record.headers()).isNotSameAs(record.headers());
            assertThat(byDay.apply(record(null, null)).value()).isNull();
        }

        @Test
        void needs_settings() {
            ByDay<SourceRecord> byDay = new ByDay<>();
            assertThat(byDay.config().names()).containsExactly("separator");
            assertThatThrownBy(() -> byDay.apply(record(null, null)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("call configure");
            byDay.close();
        }
    }
}
