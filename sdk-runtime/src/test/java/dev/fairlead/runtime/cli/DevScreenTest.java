package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.task.TaskId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DevScreenTest {
    private static final TaskId SOURCE = new TaskId("source", 0);
    private static final TaskId SINK = new TaskId("sink", 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final DevScreen screen =
            new DevScreen(new PrintStream(out, true, StandardCharsets.UTF_8), Terminal.PLAIN);

    @Nested
    class ARecord {
        @Test
        void is_shown_with_its_headers_when_it_is_in_the_log() {
            write("t", 3, "k", "v", new RecordHeaders().add("h", bytes("1")).add("i", null));

            assertThat(lines()).containsExactly("t-0@3  k  v  {h=1, i=null}");
        }

        @Test
        void is_not_shown_again_when_a_sink_gets_it() {
            write("t", 3, "k", "v", new RecordHeaders());
            screen.consumed(SINK, inbound(3));

            assertThat(lines()).hasSize(1);
        }

        @Test
        void that_somebody_else_wrote_is_shown_when_a_sink_gets_it() {
            screen.consumed(SINK, inbound(3));

            assertThat(lines()).containsExactly("t-0@3  k  v  -> sink");
        }

        @Test
        void that_a_sink_gets_before_the_log_has_answered_is_shown_once() {
            screen.consumed(SINK, inbound(3));
            write("t", 3, "k", "v", new RecordHeaders());
            write("t", 4, "k", "v", new RecordHeaders());

            assertThat(lines()).containsExactly("t-0@3  k  v  -> sink", "t-0@4  k  v");
        }

        @Test
        void that_a_sink_gets_once_more_is_shown_once_more() {
            write("t", 3, "k", "v", new RecordHeaders());
            screen.consumed(SINK, inbound(3));
            screen.consumed(SINK, inbound(3));

            assertThat(lines()).hasSize(2).last().isEqualTo("t-0@3  k  v  -> sink again");
        }
    }

    @Nested
    class Schemas {
        private final Schema line =
                SchemaBuilder.struct()
                        .name("Line")
                        .version(2)
                        .field("text", Schema.OPTIONAL_STRING_SCHEMA)
                        .field("at", Timestamp.SCHEMA)
                        .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                        .field(
                                "sizes",
                                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                                        .build())
                        .build();

        @Test
        void are_told_on_demand_and_then_when_they_change() {
            screen.transformed(SOURCE, record(line));
            assertThat(lines()).isEmpty();

            screen.toggleSchemas();
            screen.transformed(SOURCE, record(line));
            screen.transformed(SOURCE, record(Schema.INT64_SCHEMA));
            screen.toggleSchemas();
            screen.transformed(SOURCE, record(Schema.INT8_SCHEMA));

            assertThat(lines())
                    .containsExactly(
                            "[fairlead] schemas are shown when they change:",
                            "[fairlead] schema of t  key: no schema, value: Line v2 {text: string?,"
                                    + " at: Timestamp v1, tags: [string], sizes: string -> int32}",
                            "[fairlead] schema of t  key: no schema, value: int64",
                            "[fairlead] schemas are hidden");
        }

        private SourceRecord record(Schema schema) {
            return new SourceRecord(Map.of(), Map.of(), "t", schema, "any");
        }
    }

    private void write(String topic, long offset, String key, String value, Headers headers) {
        screen.acknowledged(
                new OutboundRecord(topic, null, null, bytes(key), bytes(value), headers),
                0,
                offset);
    }

    private static InboundRecord inbound(long offset) {
        return new InboundRecord(
                "t",
                0,
                offset,
                -1,
                TimestampType.CREATE_TIME,
                bytes("k"),
                bytes("v"),
                new RecordHeaders());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
