package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Rebalances;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.log.local.MemberOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Measures how many records of 100 bytes a disk log takes and gives back. Run by hand: {@code
 * DiskLogThroughput <directory> <records> <rounds> [sync]}.
 */
public final class DiskLogThroughput {
    private static final int VALUE_BYTES = 100;

    private DiskLogThroughput() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int records = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        DiskLogOptions options =
                args.length > 3
                        ? DiskLogOptions.defaults().withSync(Sync.beforeAcknowledgement())
                        : DiskLogOptions.defaults();
        try (DiskLog log = DiskLog.open(directory, options, InstantSource.system(), Thread::new)) {
            for (int round = 0; round < rounds; round++) {
                String topic = "round-" + round;
                report("appended and acknowledged", records, append(log, topic, records));
                report("fetched", records, fetch(log, topic, records));
            }
        }
    }

    private static long append(DiskLog log, String topic, int records) throws Exception {
        CountDownLatch acknowledged = new CountDownLatch(records);
        byte[] value = new byte[VALUE_BYTES];
        RecordHeaders headers = new RecordHeaders();
        long start = System.nanoTime();
        try (OutboundLog out = log.outbound()) {
            for (int i = 0; i < records; i++) {
                out.append(
                        new OutboundRecord(topic, null, null, null, value, headers),
                        new Counting(acknowledged));
            }
            acknowledged.await();
        }
        return System.nanoTime() - start;
    }

    private record Counting(CountDownLatch latch) implements Delivery {
        @Override
        public void acknowledged(int partition, long offset, long timestamp) {
            latch.countDown();
        }

        @Override
        public void failed(Throwable cause) {
            cause.printStackTrace();
        }
    }

    private static long fetch(DiskLog log, String topic, int records) {
        long start = System.nanoTime();
        try (InboundLog in = log.inbound("readers", topic, MemberOptions.defaults())) {
            in.subscribe(new TopicSelection.Named(List.of(topic)), Rebalances.alone());
            int fetched = 0;
            while (fetched < records) {
                fetched += in.fetch(Duration.ofSeconds(1)).size();
            }
        }
        return System.nanoTime() - start;
    }

    private static void report(String what, int records, long nanos) {
        System.out.printf(
                "%s: %,d records in %,d ms = %,d records/s%n",
                what, records, nanos / 1_000_000, records * 1_000_000_000L / nanos);
    }
}
