package dev.fairlead.api.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FieldTransformationTest {
    enum Doing {
        NOTHING,
        STAMPING,
        SPOILING,
        DROPPING,
        FORGETTING,
        MISTYPING,
        INVENTING
    }

    record EditConfig(
            @Setting("What to do") Doing doing,
            @Setting("What to write") @Default("x") String text,
            @Setting("How often") @Default("1") @Range(min = 1, max = 3) int times,
            @Setting("Whether nulls go") @Default("false") boolean dropNulls) {}

    abstract static class Edit<R extends ConnectRecord<R>>
            extends FieldTransformation<EditConfig, R> {
        private int derived;

        @Override
        protected Optional<Map<String, Object>> change(
                EditConfig config, Map<String, Object> fields) {
            switch (config.doing()) {
                case STAMPING -> fields.put("stamp", config.text());
                case SPOILING -> fields.values().forEach(Edit::spoil);
                case DROPPING -> {
                    return Optional.empty();
                }
                case FORGETTING -> fields.remove("card");
                case MISTYPING -> fields.put("to", 5);
                case INVENTING -> fields.put("invented", 5);
                case NOTHING -> {}
            }
            return Optional.of(fields);
        }

        private static void spoil(Object value) {
            if (value instanceof Struct struct) {
                struct.put("city", "Oslo");
            } else if (value instanceof Map<?, ?> map) {
                map.clear();
            } else if (value instanceof List<?> list) {
                list.clear();
            } else if (value instanceof byte[] bytes) {
                bytes[0] = 9;
            } else if (value instanceof ByteBuffer buffer) {
                buffer.put((byte) 9);
            } else if (value instanceof Date date) {
                date.setTime(9);
            }
        }

        @Override
        protected void schema(EditConfig config, Map<String, Schema> fields) {
            derived++;
            if (config.doing() == Doing.STAMPING) {
                fields.put("stamp", Schema.STRING_SCHEMA);
            }
        }

        @Override
        protected boolean dropsNull(EditConfig config) {
            return config.dropNulls();
        }

        static final class Key<R extends ConnectRecord<R>> extends Edit<R> {}

        static final class Value<R extends ConnectRecord<R>> extends Edit<R> {}

        static final class Both<R extends ConnectRecord<R>> extends Edit<R> {}
    }

    private static <T extends Edit<?>> T configured(T transformation, Doing doing, String... more) {
        Map<String, String> config = new HashMap<>(Map.of("doing", doing.name()));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        transformation.configure(config);
        return transformation;
    }

    private static Edit.Value<SourceRecord> doing(Doing doing, String... more) {
        return configured(new Edit.Value<SourceRecord>(), doing, more);
    }

    @Nested
    class OfWhateverKind {
        @Test
        void keeps_the_laws_with_source_records() {
            for (Doing doing : Doing.values()) {
                if (doing != Doing.INVENTING) {
                    assertThat(TransformationLaws.broken(() -> doing(doing), Samples::source))
                            .as(doing.name())
                            .isEmpty();
                }
            }
        }

        @Test
        void keeps_the_laws_with_sink_records() {
            for (Doing doing : List.of(Doing.NOTHING, Doing.STAMPING, Doing.SPOILING)) {
                assertThat(
                                TransformationLaws.<SinkRecord>broken(
                                        () -> configured(new Edit.Value<SinkRecord>(), doing),
                                        Samples::sink))
                        .as(doing.name())
                        .isEmpty();
            }
        }

        @Test
        void leaves_bytes_buffers_and_dates_of_the_input_alone() {
            Schema schema =
                    SchemaBuilder.struct()
                            .field("bytes", Schema.BYTES_SCHEMA)
                            .field("buffer", Schema.BYTES_SCHEMA)
                            .field("price", Decimal.schema(2))
                            .field("at", Timestamp.SCHEMA)
                            .build();
            byte[] bytes = {1};
            ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1});
            Date at = new Date(1);
            Struct in =
                    new Struct(schema)
                            .put("bytes", bytes)
                            .put("buffer", buffer)
                            .put("price", new java.math.BigDecimal("1.00"))
                            .put("at", at);
            SourceRecord out = doing(Doing.SPOILING).apply(Samples.source(schema, in));
            assertThat(((Struct) out.value()).getBytes("bytes")).containsExactly(9);
            assertThat(bytes).containsExactly(1);
            assertThat(buffer.get(0)).isEqualTo((byte) 1);
            assertThat(buffer.position()).isZero();
            assertThat(at).isEqualTo(new Date(1));
        }

        @Test
        void gives_each_record_headers_of_its_own() {
            SourceRecord in = Samples.source(Samples.FIRST, Samples.first());
            SourceRecord out = doing(Doing.NOTHING).apply(in);
            out.headers().addString("later", "x");
            assertThat(in.headers()).hasSize(1);
        }
    }

    @Nested
    class Nulls {
        @Test
        void pass_through_as_they_are() {
            SourceRecord tombstone = Samples.source(Samples.FIRST, null);
            assertThat(doing(Doing.DROPPING).apply(tombstone)).isSameAs(tombstone);
        }

        @Test
        void are_dropped_if_the_author_says_so() {
            assertThat(doing(Doing.NOTHING, "drop.nulls", "true").apply(Samples.source(null, null)))
                    .isNull();
        }

        @Test
        void within_a_record_stay_null_although_there_is_a_default() {
            Schema schema =
                    SchemaBuilder.struct()
                            .field("a", SchemaBuilder.string().optional().defaultValue("d").build())
                            .build();
            Struct in = new Struct(schema).put("a", null);
            SourceRecord out = doing(Doing.STAMPING).apply(Samples.source(schema, in));
            assertThat(((Struct) out.value()).getWithoutDefault("a")).isNull();
        }
    }

    @Nested
    class Defaults {
        @Test
        void are_meant_where_nothing_was_stored_and_null_is_not_allowed() {
            Schema schema =
                    SchemaBuilder.struct()
                            .field("a", SchemaBuilder.string().defaultValue("d").build())
                            .build();
            assertThat(OwnData.fields(new Struct(schema))).containsEntry("a", "d");
        }

        @Test
        void are_not_meant_where_null_is_allowed() {
            Schema schema =
                    SchemaBuilder.struct()
                            .field("a", SchemaBuilder.string().optional().defaultValue("d").build())
                            .build();
            assertThat(OwnData.fields(new Struct(schema))).containsEntry("a", null);
        }
    }

    @Nested
    class Schemas {
        @Test
        void are_derived_once_for_each_instance() {
            Edit.Value<SourceRecord> edit = doing(Doing.STAMPING);
            List<SourceRecord> out = Samples.source().stream().map(edit::apply).toList();
            assertThat(((Edit<SourceRecord>) edit).derived).isEqualTo(2);
            assertThat(out.get(0).valueSchema()).isSameAs(out.get(2).valueSchema());
            assertThat(out.get(1).valueSchema()).isSameAs(out.get(6).valueSchema());
            assertThat(out.get(0).valueSchema().version()).isEqualTo(1);
            assertThat(out.get(1).valueSchema().version()).isEqualTo(2);
        }

        @Test
        void keep_what_they_say_about_the_whole() {
            Schema out =
                    doing(Doing.STAMPING)
                            .apply(Samples.source(Samples.FIRST, Samples.first()))
                            .valueSchema();
            assertThat(out.name()).isEqualTo("payment");
            assertThat(out.doc()).isEqualTo("A payment");
            assertThat(out.parameters()).containsEntry("owner", "shop");
            assertThat(out.isOptional()).isFalse();
            assertThat(out.fields())
                    .extracting(field -> field.name())
                    .containsExactly("card", "to", "stamp");
        }

        @Test
        void of_data_that_may_be_null_stay_so() {
            Schema schema =
                    SchemaBuilder.struct().optional().field("a", Schema.STRING_SCHEMA).build();
            SourceRecord in = Samples.source(schema, new Struct(schema).put("a", "b"));
            assertThat(doing(Doing.STAMPING).apply(in).valueSchema().isOptional()).isTrue();
        }

        @Test
        void stay_the_same_instance_if_nothing_changes() {
            SourceRecord in = Samples.source(Samples.FIRST, Samples.first());
            assertThat(doing(Doing.SPOILING).apply(in).valueSchema()).isSameAs(Samples.FIRST);
        }

        @Test
        void are_forgotten_beyond_a_bound() {
            int[] derived = {0};
            DerivedSchemas schemas = new DerivedSchemas(fields -> derived[0]++);
            Schema oldest = schema();
            schemas.from(oldest);
            for (int i = 1; i < DerivedSchemas.REMEMBERED_MAX; i++) {
                schemas.from(schema());
            }
            schemas.from(oldest);
            assertThat(derived[0]).isEqualTo(DerivedSchemas.REMEMBERED_MAX);
            schemas.from(schema());
            schemas.from(oldest); // was asked for, so another one had to go
            assertThat(derived[0]).isEqualTo(DerivedSchemas.REMEMBERED_MAX + 1);
            for (int i = 0; i < DerivedSchemas.REMEMBERED_MAX; i++) {
                schemas.from(schema());
            }
            schemas.from(oldest);
            assertThat(derived[0]).isEqualTo(2 * DerivedSchemas.REMEMBERED_MAX + 2);
        }

        private static Schema schema() {
            return SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build();
        }
    }

    @Nested
    class MapsAndStructs {
        @Test
        void of_the_same_fields_come_out_with_the_same_fields() {
            SourceRecord struct =
                    doing(Doing.STAMPING).apply(Samples.source(Samples.FIRST, Samples.first()));
            SourceRecord map = doing(Doing.STAMPING).apply(Samples.source(null, Samples.map()));
            assertThat(OwnData.fields((Map<?, ?>) map.value()).get("stamp"))
                    .isEqualTo(OwnData.fields((Struct) struct.value()).get("stamp"))
                    .isEqualTo("x");
            assertThat(map.valueSchema()).isNull();
            assertThat(OwnData.fields((Map<?, ?>) map.value())).containsKey("none");
        }

        @Test
        void may_be_keys() {
            SourceRecord in =
                    new SourceRecord(null, null, "t", 1, Samples.FIRST, Samples.first(), null, "v");
            SourceRecord out = configured(new Edit.Key<SourceRecord>(), Doing.STAMPING).apply(in);
            assertThat(((Struct) out.key()).getString("stamp")).isEqualTo("x");
            assertThat(out.value()).isEqualTo("v");
        }

        @Test
        void may_be_dropped() {
            assertThat(doing(Doing.DROPPING).apply(Samples.source(null, Samples.map()))).isNull();
        }
    }

    @Nested
    class WhatDoesNotFit {
        @Test
        void is_a_data_failure_if_there_are_no_fields() {
            SourceRecord text = Samples.source(Schema.STRING_SCHEMA, "plain");
            assertThatThrownBy(() -> doing(Doing.NOTHING).apply(text))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the value is a String");
            Schema map = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).build();
            SourceRecord typed = Samples.source(map, Map.of("a", "b"));
            assertThatThrownBy(() -> doing(Doing.NOTHING).apply(typed))
                    .isInstanceOf(DataException.class);
            SourceRecord numbered = Samples.source(null, Map.of(5, "b"));
            assertThatThrownBy(() -> doing(Doing.NOTHING).apply(numbered))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("\"5\"");
        }

        @Test
        void is_a_data_failure_that_names_the_field() {
            SourceRecord in = Samples.source(Samples.FIRST, Samples.first());
            assertThatThrownBy(() -> doing(Doing.FORGETTING).apply(in))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("leaves a field out")
                    .hasMessageContaining("card");
            assertThatThrownBy(() -> doing(Doing.MISTYPING).apply(in))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the field \"to\"");
        }

        @Test
        void is_the_authors_mistake_if_the_schema_does_not_know_the_field() {
            SourceRecord in = Samples.source(Samples.FIRST, Samples.first());
            assertThatThrownBy(() -> doing(Doing.INVENTING).apply(in))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"invented\"");
        }
    }

    @Nested
    class Configuring {
        @Test
        void tells_all_problems_at_once() {
            assertThatThrownBy(
                            () ->
                                    new Edit.Value<SourceRecord>()
                                            .configure(Map.of("doing", "flying", "times", "9")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("flying")
                    .hasMessageContaining("times");
        }

        @Test
        void twice_counts_the_second_time_with_other_schemas() {
            Edit.Value<SourceRecord> edit = doing(Doing.NOTHING);
            SourceRecord in = Samples.source(Samples.FIRST, Samples.first());
            assertThat(edit.apply(in).valueSchema()).isSameAs(Samples.FIRST);
            configured(edit, Doing.STAMPING, "text", "y");
            assertThat(((Struct) edit.apply(in).value()).getString("stamp")).isEqualTo("y");
        }

        @Test
        void is_missed_with_a_plain_message_and_not_needed_to_close() {
            Edit.Value<SourceRecord> edit = new Edit.Value<>();
            assertThatThrownBy(() -> edit.apply(Samples.source(null, null)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("call configure");
            edit.close();
            edit.close();
        }

        @Test
        void knows_its_settings_before() {
            assertThat(new Edit.Key<SourceRecord>().config().names())
                    .containsExactlyInAnyOrder("doing", "text", "times", "drop.nulls");
            assertThat(new Edit.Key<SourceRecord>().version()).isEqualTo("unversioned");
        }

        @Test
        void takes_lists_and_numbers_as_a_test_gives_them() {
            Edit.Value<SourceRecord> edit = new Edit.Value<>();
            edit.configure(Map.of("doing", Doing.STAMPING, "times", 2, "text", List.of("a", "b")));
            SourceRecord out = edit.apply(Samples.source(null, Samples.map()));
            assertThat(((Map<?, ?>) out.value()).get("stamp")).isEqualTo("a,b");
        }

        @Test
        void refuses_a_class_that_does_not_tell_its_side() {
            assertThatThrownBy(() -> configured(new Edit.Both<SourceRecord>(), Doing.NOTHING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Edit$Both")
                    .hasMessageContaining("Key and Value");
        }

        @Test
        void refuses_a_setting_that_the_worker_keeps_for_itself() {
            assertThatThrownBy(() -> new Taken<SourceRecord>().config())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"predicate\"");
        }
    }

    record TakenConfig(@Named("predicate") @Setting("Which") String which) {}

    static final class Taken<R extends ConnectRecord<R>>
            extends FieldTransformation<TakenConfig, R> {
        @Override
        protected Optional<Map<String, Object>> change(
                TakenConfig config, Map<String, Object> fields) {
            return Optional.of(fields);
        }
    }
}
