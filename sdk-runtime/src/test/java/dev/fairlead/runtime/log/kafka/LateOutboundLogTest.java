package dev.fairlead.runtime.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LateOutboundLogTest {
    private final List<String> calls = new ArrayList<>();
    private final LateOutboundLog late =
            new LateOutboundLog(
                    () -> {
                        calls.add("open");
                        return new Noted(calls);
                    });

    @Nested
    class BeforeTheFirstRecord {
        @Test
        void nothing_is_opened_nor_closed() {
            late.flush();
            late.close(Duration.ofSeconds(3));

            assertThat(calls).isEmpty();
        }
    }

    @Nested
    class WithRecords {
        @Test
        void it_is_opened_once() {
            late.append(record("a"), new Unheard());
            late.append(record("b"), new Unheard());
            late.flush();
            late.close(Duration.ofSeconds(3));

            assertThat(calls).containsExactly("open", "a", "b", "flush", "close PT3S");
        }
    }

    @Nested
    class OnceClosed {
        @Test
        void a_first_record_is_refused() {
            late.close(Duration.ZERO);

            assertThatThrownBy(() -> late.append(record("a"), new Unheard()))
                    .isInstanceOf(KafkaException.class)
                    .hasMessage("a record for topic 'a' came after the log was closed");
            assertThat(calls).isEmpty();
        }
    }

    @Nested
    class ALogThatCannotBeOpened {
        @Test
        void fails_the_record() {
            LateOutboundLog log =
                    new LateOutboundLog(
                            () -> {
                                throw new KafkaException("no such host");
                            });

            assertThatThrownBy(() -> log.append(record("a"), new Unheard()))
                    .isInstanceOf(KafkaException.class)
                    .hasMessage("no such host");
            log.close(Duration.ZERO);
        }
    }

    private static OutboundRecord record(String topic) {
        return new OutboundRecord(topic, null, null, null, null, new RecordHeaders());
    }

    private record Noted(List<String> calls) implements OutboundLog {
        @Override
        public void append(OutboundRecord record, Delivery delivery) {
            calls.add(record.topic());
        }

        @Override
        public void flush() {
            calls.add("flush");
        }

        @Override
        public void close(Duration patience) {
            calls.add("close " + patience);
        }
    }

    private record Unheard() implements Delivery {
        @Override
        public void acknowledged(int partition, long offset, long timestamp) {}

        @Override
        public void failed(Throwable cause) {}
    }
}
