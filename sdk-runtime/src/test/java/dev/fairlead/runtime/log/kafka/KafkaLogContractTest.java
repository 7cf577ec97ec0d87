package dev.fairlead.runtime.log.kafka;

import dev.fairlead.runtime.broker.SharedBroker;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.LogContract;
import dev.fairlead.runtime.log.LogFixture;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.Extension.class)
class KafkaLogContractTest {
    private final SharedBroker broker;

    KafkaLogContractTest(SharedBroker broker) {
        this.broker = broker;
    }

    @Nested
    class WithStocksSettings extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(broker, Map.of());
        }
    }

    @Nested
    class Cooperative extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(
                    broker,
                    Map.of(
                            "partition.assignment.strategy",
                            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
        }
    }

    private record Fixture(SharedBroker broker, Map<String, Object> consumer, Admin admin)
            implements LogFixture {
        Fixture(SharedBroker broker, Map<String, Object> consumer) {
            this(
                    broker,
                    consumer,
                    Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())));
        }

        @Override
        public OutboundLog outbound() {
            return outbound(Duration.ofSeconds(60));
        }

        @Override
        public OutboundLog hastyOutbound() {
            // Stock waits forever for a partition that doesn't exist.
            return outbound(Duration.ofSeconds(2));
        }

        private OutboundLog outbound(Duration patience) {
            Map<String, Object> settings = new HashMap<>(KafkaOutboundLog.defaults());
            settings.put("bootstrap.servers", broker.bootstrapServers());
            settings.put("max.block.ms", String.valueOf(patience.toMillis()));
            return new LateOutboundLog(() -> KafkaOutboundLog.open(settings));
        }

        @Override
        public InboundLog inbound(String group, String member) {
            Map<String, Object> settings = new HashMap<>(KafkaInboundLog.defaults());
            settings.put("bootstrap.servers", broker.bootstrapServers());
            settings.put("group.id", group);
            settings.put("client.id", member);
            // New topics are noticed, and rebalances joined, sooner than by default.
            settings.put("metadata.max.age.ms", "300");
            settings.put("heartbeat.interval.ms", "100");
            // Closing waits for a fetch that waits for records.
            settings.put("fetch.max.wait.ms", "50");
            settings.putAll(consumer);
            return KafkaInboundLog.open(settings, Duration.ofSeconds(10));
        }

        @Override
        public Topics topics() {
            return new KafkaTopics(admin);
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public String unique(String name) {
            return broker.unique(name);
        }

        @Override
        public void close() {
            admin.close();
        }
    }
}
