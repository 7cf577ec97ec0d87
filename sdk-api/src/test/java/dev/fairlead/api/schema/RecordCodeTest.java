package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.internal.RecordShape;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordCodeTest {
    record Point(long x, double y, String name) {
        Point {
            if (x < 0) {
                throw new IllegalArgumentException("x is negative");
            }
        }
    }

    private static final RecordShape<Point> SHAPE = RecordShape.of(Point.class);
    private static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .field("x", Schema.INT64_SCHEMA)
                    .field("y", Schema.FLOAT64_SCHEMA)
                    .field("name", Schema.STRING_SCHEMA)
                    .build();

    private static List<Member> members() {
        List<Member> members = new ArrayList<>();
        List<Class<?>> types = List.of(Long.class, Double.class, String.class);
        for (Field field : SCHEMA.fields()) {
            Node node = SchemaCodec.of(types.get(field.index())).node(SchemaCodec.PLAIN);
            Slot slot = new Slot(node, Slot.Absence.FORBIDDEN);
            members.add(new Member(field.index(), field, slot, null));
        }
        return members;
    }

    private abstract static class Contract {
        private final Point point = new Point(1L << 40, 0.5, "a");

        abstract RecordCode code();

        @Test
        void moves_all_components_both_ways() {
            Struct struct = new Struct(SCHEMA);
            code().write(struct, point);
            assertThat(struct.get("x")).isEqualTo(1L << 40);
            assertThat(struct.get("name")).isEqualTo("a");
            assertThat(code().read(struct, Layout.of(SCHEMA, members()))).isEqualTo(point);
        }

        @Test
        void throws_what_was_thrown_as_it_was() {
            Struct negative = new Struct(SCHEMA).put("x", -1L).put("y", 0.0).put("name", "a");
            Layout layout = Layout.of(SCHEMA, members());
            assertThatThrownBy(() -> code().read(negative, layout))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("x is negative");
            assertThatThrownBy(() -> code().write(new Struct(SCHEMA), new Point(1, 1, null)))
                    .isInstanceOf(Misfit.class);
        }
    }

    @Nested
    class ItsOwn extends Contract {
        @Override
        RecordCode code() {
            return RecordCode.of(SHAPE, members());
        }

        @Test
        void is_a_hidden_class() {
            assertThat(code().getClass().isHidden()).isTrue();
        }
    }

    @Nested
    class ComponentByComponent extends Contract {
        @Override
        RecordCode code() {
            return new RecordCode.OneByOne(SHAPE, members());
        }
    }
}
