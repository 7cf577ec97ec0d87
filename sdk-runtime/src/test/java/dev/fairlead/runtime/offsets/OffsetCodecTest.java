package dev.fairlead.runtime.offsets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OffsetCodecTest {
    private final OffsetCodec codec = new OffsetCodec();

    @Nested
    class Keys {
        @Test
        void are_the_connector_and_the_partition_as_json() {
            assertThat(text(codec.key("file-source", Map.of("filename", "a \"b\".txt"))))
                    .isEqualTo("[\"file-source\",{\"filename\":\"a \\\"b\\\".txt\"}]");
        }

        @Test
        void keep_the_order_in_which_the_map_gives_its_fields() {
            Map<String, Object> zFirst = new LinkedHashMap<>();
            zFirst.put("z", 1);
            zFirst.put("a", null);
            Map<String, Object> aFirst = new LinkedHashMap<>();
            aFirst.put("a", null);
            aFirst.put("z", 1);
            assertThat(text(codec.key("c", zFirst))).isEqualTo("[\"c\",{\"z\":1,\"a\":null}]");
            assertThat(text(codec.key("c", aFirst))).isEqualTo("[\"c\",{\"a\":null,\"z\":1}]");
        }

        @Test
        void may_be_without_a_partition() {
            ByteBuffer key = codec.key("c", null);
            assertThat(text(key)).isEqualTo("[\"c\",null]");
            assertThat(codec.partition(key))
                    .contains(new OffsetCodec.ConnectorPartition("c", null));
        }

        @Test
        void can_be_read_back() {
            ByteBuffer key = codec.key("c", Map.of("shard", 3));
            assertThat(codec.partition(key))
                    .contains(new OffsetCodec.ConnectorPartition("c", Map.of("shard", 3L)));
            assertThat(key.remaining()).as("the buffer isn't consumed").isPositive();
        }

        @Test
        void of_another_kind_are_not_partitions() {
            for (String other :
                    List.of("[]", "[\"c\"]", "[1,{}]", "[\"c\",[]]", "{}", "no json", "\"c\"")) {
                assertThat(codec.partition(bytes(other))).as(other).isEmpty();
            }
        }
    }

    @Nested
    class Values {
        @Test
        void are_json_objects() {
            Map<String, Object> offset = new LinkedHashMap<>();
            offset.put("position", 12);
            offset.put("ratio", 0.5f);
            offset.put("snapshot", true);
            offset.put("file", "ä");
            offset.put("raw", new byte[] {1, 2, 3});
            offset.put("none", null);
            assertThat(text(codec.value("c", offset)))
                    .isEqualTo(
                            "{\"position\":12,\"ratio\":0.5,\"snapshot\":true,\"file\":\"ä\","
                                    + "\"raw\":\"AQID\",\"none\":null}");
        }

        @Test
        void come_back_the_way_json_has_them() {
            Map<String, Object> offset = new LinkedHashMap<>();
            offset.put("int", 12);
            offset.put("float", 0.5f);
            offset.put("bytes", new byte[] {1, 2, 3});
            offset.put("none", null);
            Map<String, Object> back = new LinkedHashMap<>();
            back.put("int", 12L);
            back.put("float", 0.5d);
            back.put("bytes", "AQID");
            back.put("none", null);
            assertThat(codec.offset("c", codec.value("c", offset))).isEqualTo(back);
        }

        @Test
        void of_no_offset_remove_the_key() {
            assertThat(codec.value("c", null)).isNull();
        }

        @Test
        void that_are_no_objects_of_primitives_are_refused() {
            for (String other : List.of("[1]", "12", "{\"a\":[1]}", "{\"a\":{\"b\":1}}", "{")) {
                assertThatThrownBy(() -> codec.offset("c", bytes(other)))
                        .as(other)
                        .isInstanceOf(DataException.class);
            }
        }
    }

    @Nested
    class WhatCannotBeKept {
        @Test
        void is_a_field_that_is_no_primitive() {
            assertThatThrownBy(() -> codec.value("c", Map.of("seen", List.of(1))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("connector 'c': field 'seen' of source offset")
                    .hasMessageContaining("use a string, a number, a boolean or bytes");
            assertThatThrownBy(() -> codec.key("c", Map.of("at", new Object())))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("field 'at' of source partition");
        }

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"})
        void is_a_field_whose_name_is_no_string() {
            Map raw = Map.of(1, "x");
            assertThatThrownBy(() -> codec.key("c", raw))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("field name 1");
        }
    }

    static String text(ByteBuffer buffer) {
        return UTF_8.decode(buffer.duplicate()).toString();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
