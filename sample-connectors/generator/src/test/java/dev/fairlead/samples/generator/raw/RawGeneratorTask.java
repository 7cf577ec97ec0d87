package dev.fairlead.samples.generator.raw;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Makes the records of some streams, in turn. */
public final class RawGeneratorTask extends SourceTask {
    private final Object monitor = new Object();
    private final List<RawStream> streams = new ArrayList<>();
    private int batchMaxRecords;
    private long pollIdleMax;
    private int turn;
    private boolean stopped;

    @Override
    public String version() {
        return new RawGenerator().version();
    }

    @Override
    public void start(Map<String, String> configured) {
        String share = configured.get(RawGenerator.SHARE);
        if (share == null) {
            throw new ConnectException(RawGenerator.SHARE + " is missing");
        }
        RawGeneratorSettings settings = RawGeneratorSettings.of(configured);
        batchMaxRecords = settings.batchMaxRecords();
        pollIdleMax = settings.pollIdleMax();
        Map<Map<String, Object>, Integer> partitions = new LinkedHashMap<>();
        for (String number : share.split(",")) {
            partitions.put(
                    Map.of(RawGenerator.STREAM, Integer.parseInt(number)),
                    Integer.parseInt(number));
        }
        Map<Map<String, Object>, Map<String, Object>> offsets =
                context.offsetStorageReader().offsets(partitions.keySet());
        partitions.forEach(
                (partition, number) ->
                        streams.add(
                                new RawStream(
                                        settings,
                                        partition,
                                        number,
                                        records(partition, offsets.get(partition)),
                                        Clock.systemUTC())));
    }

    /** Connect's JSON makes an Integer of a Long that is small. */
    private static long records(
            Map<String, Object> partition, @Nullable Map<String, Object> offset) {
        if (offset == null) {
            return 0;
        }
        Object records = offset.get(RawGenerator.OFFSET);
        if (!RawGenerator.isWhole(records) || ((Number) records).longValue() < 0) {
            throw new ConnectException(
                    "the stored offset of "
                            + partition
                            + " is "
                            + offset
                            + ", which this connector did not write; reset it");
        }
        return ((Number) records).longValue();
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        synchronized (monitor) {
            if (stopped) {
                return null;
            }
        }
        List<SourceRecord> batch = new ArrayList<>();
        int each = Math.max(1, batchMaxRecords / streams.size());
        for (int i = 0; i < streams.size() && batch.size() < batchMaxRecords; i++) {
            int room = Math.min(each, batchMaxRecords - batch.size());
            streams.get(turn).make(room, batch);
            turn = (turn + 1) % streams.size();
        }
        if (batch.isEmpty()) {
            synchronized (monitor) {
                if (!stopped) {
                    monitor.wait(pollIdleMax);
                }
            }
            return null;
        }
        return batch;
    }

    @Override
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
        }
    }
}
