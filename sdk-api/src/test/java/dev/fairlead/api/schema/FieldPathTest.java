package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    private static final Schema ORDER =
            SchemaBuilder.struct()
                    .name("order")
                    .doc("what was ordered")
                    .field("price", Schema.INT64_SCHEMA)
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .build();

    private static Map<String, Object> shop() {
        Map<String, Object> shop = new LinkedHashMap<>();
        List<Object> orders = new ArrayList<>();
        orders.add(new Struct(ORDER).put("price", 10L).put("note", "fast"));
        orders.add(null);
        orders.add(new Struct(ORDER).put("price", 20L));
        shop.put("orders", orders);
        shop.put("first.name", "Ada");
        shop.put("address", new LinkedHashMap<>(Map.of("city", "London", "zip", "E1")));
        shop.put(
                "grid",
                new ArrayList<>(
                        List.of(new ArrayList<>(List.of(1, 2)), new ArrayList<>(List.of(3)))));
        return shop;
    }

    private static List<Object> find(String path) {
        return FieldPath.parse(path).find(shop());
    }

    @Nested
    class Finding {
        @Test
        void goes_through_structs_maps_and_arrays() {
            assertThat(find("orders[0].price")).containsExactly(10L);
            assertThat(find("orders[*].price")).containsExactly(10L, 20L);
            assertThat(find("orders[*].note")).containsExactly("fast");
            assertThat(find("address.city")).containsExactly("London");
            assertThat(find("grid[*][*]")).containsExactly(1, 2, 3);
            assertThat(find("grid[1][0]")).containsExactly(3);
            assertThat(find("`first.name`")).containsExactly("Ada");
        }

        @Test
        void finds_nothing_where_nothing_is() {
            for (String path :
                    List.of(
                            "absent",
                            "orders[7].price",
                            "orders[1].price",
                            "orders.price",
                            "address[0]",
                            "first.name",
                            "orders[*].absent",
                            "address.city.name")) {
                assertThat(find(path)).as(path).isEmpty();
            }
            assertThat(FieldPath.parse("a").find(null)).isEmpty();
        }
    }

    @Nested
    class Changing {
        private final Map<String, Object> fields = shop();

        @Test
        void changes_each_value_that_is_there_and_counts_them() {
            FieldPath prices = FieldPath.parse("orders[*].price");
            assertThat(prices.change(fields, price -> (Long) price + 1)).isEqualTo(2);
            assertThat(prices.find(fields)).containsExactly(11L, 21L);
            assertThat(FieldPath.parse("orders[*].note").find(fields)).containsExactly("fast");
            assertThat(FieldPath.parse("no.where").change(fields, any -> "x")).isZero();
        }

        @Test
        void leaves_the_struct_that_came_in_as_it_was() {
            Struct first = (Struct) ((List<?>) fields.get("orders")).get(0);
            FieldPath.parse("orders[0].price").change(fields, price -> "text");
            assertThat(first.getInt64("price")).isEqualTo(10L);
        }

        @Test
        void may_set_null() {
            FieldPath.parse("address.city").change(fields, city -> null);
            assertThat(fields.get("address").toString()).contains("city=null");
        }

        @Test
        void takes_away() {
            assertThat(FieldPath.parse("address.zip").remove(fields)).isEqualTo(1);
            assertThat((Map<?, ?>) fields.get("address")).hasToString("{city=London}");
            assertThat(FieldPath.parse("grid[0][0]").remove(fields)).isEqualTo(1);
            assertThat(FieldPath.parse("orders[*]").remove(fields)).isEqualTo(2);
            assertThat(fields.get("grid")).hasToString("[[2], [3]]");
            assertThat(fields.get("orders")).isEqualTo(Arrays.asList((Object) null));
            assertThat(FieldPath.parse("`first.name`").remove(fields)).isEqualTo(1);
            assertThat(fields).doesNotContainKey("first.name");
        }
    }

    @Nested
    class ChangingSchemas {
        private final Map<String, Schema> fields = new LinkedHashMap<>();

        private void give() {
            fields.put("orders", SchemaBuilder.array(ORDER).optional().name("all").build());
            fields.put("by", SchemaBuilder.map(Schema.STRING_SCHEMA, ORDER).version(2).build());
            fields.put("plain", Schema.STRING_SCHEMA);
        }

        @Test
        void goes_as_deep_as_the_path_and_keeps_the_rest() {
            give();
            FieldPath.parse("orders[*].price").changeSchema(fields, s -> Schema.STRING_SCHEMA);
            FieldPath.parse("by.any.price").changeSchema(fields, s -> Schema.INT8_SCHEMA);
            Schema orders = fields.get("orders");
            assertThat(orders.isOptional()).isTrue();
            assertThat(orders.name()).isEqualTo("all");
            assertThat(orders.valueSchema().doc()).isEqualTo("what was ordered");
            assertThat(orders.valueSchema().field("price").schema())
                    .isEqualTo(Schema.STRING_SCHEMA);
            assertThat(fields.get("by").version()).isEqualTo(2);
            assertThat(fields.get("by").valueSchema().field("price").schema())
                    .isEqualTo(Schema.INT8_SCHEMA);
        }

        @Test
        void takes_fields_away_but_not_the_type_of_elements() {
            give();
            Schema orders = fields.get("orders");
            FieldPath.parse("orders[*]").removeSchema(fields);
            assertThat(fields.get("orders")).isSameAs(orders);
            FieldPath.parse("orders[*].note").removeSchema(fields);
            assertThat(fields.get("orders").valueSchema().fields()).hasSize(1);
            FieldPath.parse("plain").removeSchema(fields);
            assertThat(fields).containsOnlyKeys("orders", "by");
        }

        @Test
        void changes_nothing_where_nothing_is() {
            give();
            Map<String, Schema> before = new LinkedHashMap<>(fields);
            for (String path : List.of("absent.x", "plain.x", "orders.price", "by[0]", "by.x.y")) {
                FieldPath.parse(path).changeSchema(fields, s -> Schema.BYTES_SCHEMA);
                FieldPath.parse(path).removeSchema(fields);
            }
            fields.forEach((name, schema) -> assertThat(schema).isSameAs(before.get(name)));
        }
    }

    @Nested
    class ItsText {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "`a.b`.c|a.b/c",
                    "a.`b.c`|a/b.c",
                    "a`b.c|a`b/c",
                    "`a`b`.c|a`b/c",
                    "`a\\`.b`.c|a`.b/c",
                    "a.`b`c`|a/b`c",
                    "`a[0]`[1]|a[0]/1"
                })
        void quotes_as_kafka_does(String text, String steps) {
            Object data = "found";
            String[] names = steps.split("/");
            for (int i = names.length - 1; i >= 0; i--) {
                data = names[i].equals("1") ? List.of("", data) : Map.of(names[i], data);
            }
            assertThat(FieldPath.parse(text).find(data)).containsExactly("found");
            assertThat(FieldPath.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a..b",
                    ".a",
                    "a.",
                    "`a",
                    "``",
                    "a[",
                    "a[x]",
                    "a[-1]",
                    "a[]",
                    "a[0]b",
                    "a[99999999999]",
                    "[0]"
                })
        void is_refused_where_it_says_nothing(String text) {
            assertThatThrownBy(() -> FieldPath.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the path \"" + text + "\" has");
        }

        @Test
        void makes_equal_paths() {
            assertThat(FieldPath.parse("`a`[*]"))
                    .isEqualTo(FieldPath.parse("a[*]"))
                    .hasSameHashCodeAs(FieldPath.parse("a[*]"))
                    .isNotEqualTo(FieldPath.parse("a[0]"));
        }
    }
}
