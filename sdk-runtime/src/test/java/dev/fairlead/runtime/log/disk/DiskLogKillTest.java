package dev.fairlead.runtime.log.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.Victim;
import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Rebalances;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.PartitionReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that use a log, at moments that they don't choose. */
@Timeout(300)
class DiskLogKillTest {
    private static final int ROUNDS = 8;

    @TempDir Path directory;

    @Test
    void a_killed_process_loses_nothing_that_was_acknowledged() throws Exception {
        Random random = new Random(3);
        long inTheLog = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Victim victim = Victim.start(Appending.class, directory.toString())) {
                victim.lastNumberAfterLines(1 + random.nextInt(40));
                victim.kill();
                long acknowledged = victim.lastNumber();
                Disk.open(directory).close();
                long end = countUp();
                assertThat(end).isGreaterThan(acknowledged).isGreaterThanOrEqualTo(inTheLog);
                inTheLog = end;
            }
        }
        assertThat(Disk.segments(directory).size()).isGreaterThan(1);
    }

    @Test
    void a_killed_process_loses_no_position_that_was_committed() throws Exception {
        try (DiskLog log = Disk.open(directory)) {
            Disk.appendNumbers(log, 0, 20_000);
        }
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            try (Victim victim = Victim.start(Committing.class, directory.toString())) {
                victim.lastNumberAfterLines(1 + random.nextInt(100));
                victim.kill();
                long committed = victim.lastNumber();
                Map<TopicPartition, Long> positions =
                        DiskLogReader.at(directory).positions().get("g");
                assertThat(positions.get(Disk.FIRST)).isGreaterThanOrEqualTo(committed);
            }
        }
    }

    /** Checks that the records are the numbers from 0 on; returns how many there are. */
    private long countUp() {
        long offset = 0;
        try (PartitionReader reader = DiskLogReader.at(directory).open(Disk.FIRST)) {
            List<InboundRecord> records = reader.read(0, 10_000, 1 << 30);
            while (!records.isEmpty()) {
                for (InboundRecord record : records) {
                    if (record.offset() != offset
                            || Long.parseLong(new String(record.value(), UTF_8).strip())
                                    != offset) {
                        throw new AssertionError("at offset " + offset + " there is " + record);
                    }
                    offset++;
                }
                records = reader.read(offset, 10_000, 1 << 30);
            }
            return offset;
        }
    }

    /** Appends numbers, going on where the log ends; prints the acknowledged ones now and then. */
    static final class Appending {
        private static final int PRINTED_ONE_IN = 1_000;

        /** Enough for all lines that a test reads, and no more: who kills it may be slow. */
        private static final long APPENDED_MAX = 100_000;

        public static void main(String[] args) {
            DiskLogOptions options = DiskLogOptions.defaults().withSegmentBytes(512 << 10);
            DiskLog log = Disk.open(Path.of(args[0]), options);
            long number = 0;
            if (!DiskLogReader.at(Path.of(args[0])).topics().isEmpty()) {
                try (PartitionReader reader = DiskLogReader.at(Path.of(args[0])).open(Disk.FIRST)) {
                    number = reader.end();
                }
            }
            OutboundLog out = log.outbound();
            long last = number + APPENDED_MAX;
            while (number < last) {
                String value = "%60d".formatted(number);
                out.append(Disk.record(Disk.TOPIC, value.getBytes(UTF_8)), new Printing(number));
                number++;
            }
            while (true) {
                LockSupport.park(); // until it is killed
            }
        }

        private record Printing(long number) implements Delivery {
            @Override
            public void acknowledged(int partition, long offset, long timestamp) {
                if (offset != number) {
                    System.exit(1);
                }
                if (number % PRINTED_ONE_IN == 0) {
                    System.out.println(number);
                    System.out.flush();
                }
            }

            @Override
            public void failed(Throwable cause) {
                System.exit(1);
            }
        }
    }

    /** Reads one record after the other and commits each position. */
    static final class Committing {
        /**
         * More than a test reads, and so few that records are left for the next rounds: a test that
         * is slow to kill would else wait for ever in a later one.
         */
        private static final int COMMITTED_MAX = 1_000;

        public static void main(String[] args) {
            DiskLog log = Disk.open(Path.of(args[0]));
            InboundLog in =
                    log.inbound(
                            "g",
                            "m",
                            new MemberOptions(1, 1 << 20, MemberOptions.OffsetReset.EARLIEST));
            in.subscribe(new TopicSelection.Named(List.of(Disk.TOPIC)), Rebalances.alone());
            int committed = 0;
            while (committed < COMMITTED_MAX) {
                for (InboundRecord record : in.fetch(Duration.ofSeconds(1))) {
                    in.commitSync(Map.of(Disk.FIRST, record.offset() + 1), Duration.ZERO);
                    System.out.println(record.offset() + 1);
                    System.out.flush();
                    committed++;
                }
            }
            while (true) {
                LockSupport.park(); // until it is killed
            }
        }
    }
}
