package dev.fairlead.runtime.log.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.Answers;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.local.PartitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What the disk log's tests do again and again. */
final class Disk {
    static final String TOPIC = "orders";
    static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);

    private Disk() {}

    static DiskLog open(Path directory) {
        return open(directory, DiskLogOptions.defaults());
    }

    static DiskLog open(Path directory, DiskLogOptions options) {
        return DiskLog.open(directory, options, InstantSource.system(), Thread::new);
    }

    /** Appends each value as a batch of its own. */
    static void append(DiskLog log, String... values) throws InterruptedException {
        try (OutboundLog out = log.outbound()) {
            Answers answers = new Answers();
            for (int i = 0; i < values.length; i++) {
                out.append(record(TOPIC, values[i].getBytes(UTF_8)), answers.next());
                answers.await(i + 1);
            }
            assertThat(answers.sofar()).allMatch(Answers.Answer::isAcknowledged);
        }
    }

    /** Appends as fast as it goes; {@code i} is the value of the i-th record. */
    static void appendNumbers(DiskLog log, int from, int to) throws InterruptedException {
        try (OutboundLog out = log.outbound()) {
            Answers answers = new Answers();
            for (int i = from; i < to; i++) {
                out.append(record(TOPIC, String.valueOf(i).getBytes(UTF_8)), answers.next());
            }
            answers.await(to - from);
            out.close(Duration.ofSeconds(10));
            assertThat(answers.sofar()).allMatch(Answers.Answer::isAcknowledged);
        }
    }

    static OutboundRecord record(String topic, byte[] value) {
        return new OutboundRecord(topic, 0, 1L, null, value, new RecordHeaders());
    }

    static List<String> values(Path directory) {
        return values(directory, 0);
    }

    static List<String> values(Path directory, long from) {
        try (PartitionReader reader = DiskLogReader.at(directory).open(FIRST)) {
            List<String> values = new ArrayList<>();
            long offset = from;
            List<InboundRecord> read = reader.read(offset, 100, 1 << 20);
            while (!read.isEmpty()) {
                for (InboundRecord record : read) {
                    assertThat(record.offset()).isEqualTo(offset);
                    values.add(new String(record.value(), UTF_8));
                    offset++;
                }
                read = reader.read(offset, 100, 1 << 20);
            }
            return values;
        }
    }

    static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    static Path segment(Path directory) throws IOException {
        return segments(directory).get(0);
    }
}
