package dev.fairlead.testkit.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A record that a source has brought into a topic.
 *
 * @param at its topic and partition
 * @param task which task of which worker emitted it
 * @param number how many that one emitted before
 * @param partition the source partition, as JSON
 * @param offset the source offset, as JSON
 * @param record the same as Connect's record, for the world
 */
record Arrived(
        TopicPartition at,
        String task,
        long number,
        String partition,
        String offset,
        SourceRecord record) {
    static Arrived of(
            ConsumerRecord<byte[], byte[]> read, JsonConverter keys, JsonConverter values) {
        Header header = read.headers().lastHeader(Origin.HEADER);
        if (header == null) {
            throw new IllegalStateException(
                    ("a record in %s-%d doesn't say where it came from: its header '%s' was taken"
                                    + " away, or somebody else writes to this broker")
                            .formatted(read.topic(), read.partition(), Origin.HEADER));
        }
        JsonNode origin = Canon.parse(new String(header.value(), StandardCharsets.UTF_8));
        SchemaAndValue key = keys.toConnectData(read.topic(), read.key());
        SchemaAndValue value = values.toConnectData(read.topic(), read.value());
        return new Arrived(
                new TopicPartition(read.topic(), read.partition()),
                origin.get("task").asText(),
                origin.get("number").asLong(),
                Canon.spell(origin.get("partition")),
                Canon.spell(origin.get("offset")),
                new SourceRecord(
                        Map.of(),
                        Map.of(),
                        read.topic(),
                        read.partition(),
                        key.schema(),
                        key.value(),
                        value.schema(),
                        value.value(),
                        read.timestamp()));
    }
}
