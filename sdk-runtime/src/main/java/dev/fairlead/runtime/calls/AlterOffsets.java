package dev.fairlead.runtime.calls;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/** What connectors have since Kafka 3.6 (KIP-875). Apart, since older releases lack the methods. */
final class AlterOffsets {
    private AlterOffsets() {}

    static boolean ofSource(
            Connector connector,
            Map<String, String> settings,
            Map<Map<String, ?>, @Nullable Map<String, ?>> offsets) {
        return ((SourceConnector) connector).alterOffsets(new HashMap<>(settings), offsets);
    }

    static boolean ofSink(
            Connector connector,
            Map<String, String> settings,
            Map<TopicPartition, @Nullable Long> offsets) {
        return ((SinkConnector) connector)
                .alterOffsets(new HashMap<>(settings), new HashMap<>(offsets));
    }
}
