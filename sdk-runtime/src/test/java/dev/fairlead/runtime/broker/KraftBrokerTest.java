package dev.fairlead.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.Answers;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Rebalances;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.log.kafka.KafkaInboundLog;
import dev.fairlead.runtime.log.kafka.KafkaOutboundLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KraftBrokerTest {
    @TempDir Path directory;

    @Test
    void in_a_jvm_of_its_own_can_be_killed_and_comes_back_where_it_was() throws Exception {
        ForkedBroker first = KraftBroker.fork(directory);
        try (OutboundLog out = outbound(first.bootstrapServers())) {
            Answers answers = new Answers();
            out.append(record(1), answers.next());
            assertThat(answers.await(1)).allMatch(Answers.Answer::isAcknowledged);
            first.kill();
            try (ForkedBroker second = KraftBroker.fork(directory)) {
                assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
                out.append(record(2), answers.next());
                assertThat(answers.await(2)).allMatch(Answers.Answer::isAcknowledged);
                assertThat(read(second.bootstrapServers(), 2)).containsExactly(1, 2);
            }
        }
    }

    private static OutboundLog outbound(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(KafkaOutboundLog.defaults());
        settings.put("bootstrap.servers", bootstrapServers);
        return KafkaOutboundLog.open(settings);
    }

    private static List<Integer> read(String bootstrapServers, int count) {
        Map<String, Object> settings = new HashMap<>(KafkaInboundLog.defaults());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", "readers");
        List<Integer> values = new ArrayList<>();
        try (InboundLog in = KafkaInboundLog.open(settings, Duration.ofSeconds(10))) {
            in.subscribe(new TopicSelection.Named(List.of("t")), Rebalances.alone());
            for (int i = 0; i < 300 && values.size() < count; i++) {
                for (InboundRecord record : in.fetch(Duration.ofMillis(100))) {
                    values.add((int) record.value()[0]);
                }
            }
        }
        return values;
    }

    private static OutboundRecord record(int value) {
        return new OutboundRecord("t", 0, 0L, null, new byte[] {(byte) value}, new RecordHeaders());
    }
}
