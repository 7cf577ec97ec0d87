package dev.fairlead.testkit.planted;

import dev.fairlead.runtime.log.kafka.KafkaInboundLog;
import java.util.Map;

/** Breaks the rule that the kit knows no Kafka. */
final class UsesKafkasLog {
    private UsesKafkasLog() {}

    static Map<String, Object> settings() {
        return KafkaInboundLog.defaults();
    }
}
