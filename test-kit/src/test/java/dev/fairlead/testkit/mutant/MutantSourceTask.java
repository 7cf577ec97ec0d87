package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link MutantSource}. */
public final class MutantSourceTask extends SourceTask {
    private static final int BATCH = 3;
    private static final AtomicInteger STARTS = new AtomicInteger();

    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Map<Integer, Map<String, Object>> offsets = new HashMap<>();
    private final List<String> unacknowledged = new ArrayList<>();
    private Map<Integer, Integer> committed = new HashMap<>();
    private SourceFault fault = SourceFault.NONE;
    private MemoryWorld world;
    private int startNumber;
    private int swallowed;
    private int numbered;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final List<Map<String, Object>> handedOut = new ArrayList<>();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = SourceFault.valueOf(settings.get("fault"));
        startNumber = STARTS.incrementAndGet();
        for (String place : settings.get("places").split(",")) {
            int number = Integer.parseInt(place);
            positions.put(number, resume(number));
        }
        committed = new HashMap<>(positions);
        world = MemoryWorld.find(settings.get("world"));
    }

    private int resume(int place) {
        Map<String, Object> stored = context.offsetStorageReader().offset(partition(place));
        if (stored == null) {
            return 0;
        }
        Object position = stored.get("position");
        if (fault == SourceFault.S11_CASTS_TO_INTEGER) {
            return (Integer) position;
        }
        int next = ((Number) position).intValue();
        return switch (fault) {
            case S3_SKIPS_ONE_ON_RESUME -> next + 1;
            case S7_REPEATS_ONE_ON_RESUME -> Math.max(0, next - 1);
            default -> next;
        };
    }

    private Map<String, Object> partition(int place) {
        Map<String, Object> partition = new HashMap<>();
        partition.put("place", place);
        if (fault == SourceFault.S12_COUNTS_ITS_STARTS) {
            partition.put("start", startNumber);
        }
        return partition;
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (int place : positions.keySet()) {
            records.addAll(read(place));
        }
        if (records.isEmpty()) {
            await();
            return null;
        }
        return records;
    }

    private synchronized void await() throws InterruptedException {
        if (fault == SourceFault.S20_WAITS_FOR_EVER) {
            wait();
        } else if (fault == SourceFault.S20_IGNORES_INTERRUPTION) {
            while (true) {
                LockSupport.park(this);
                swallowed += Thread.interrupted() ? 1 : 0;
            }
        } else if (fault != SourceFault.S20_SPINS) {
            wait(2);
        }
    }

    private List<SourceRecord> read(int place) {
        Map<Integer, Integer> from =
                fault == SourceFault.S8_POLLS_FROM_THE_COMMITTED_POSITION ? committed : positions;
        int position = from.get(place);
        List<String> texts = world.read(place, position, BATCH);
        if (fault == SourceFault.S2_KEEPS_THE_LAST_ITEM_BACK) {
            texts = texts.subList(0, Math.max(0, texts.size() - 1));
        }
        List<SourceRecord> records = new ArrayList<>();
        for (String text : texts) {
            position++;
            records.add(record(place, position, text));
            if (fault == SourceFault.S16_ACKNOWLEDGES_IN_POLL) {
                world.release(text);
            }
            unacknowledged.add(text);
        }
        positions.put(place, position);
        if (fault == SourceFault.S9_EMITS_NEWEST_FIRST) {
            Collections.reverse(records);
        }
        return records;
    }

    private SourceRecord record(int place, int position, String text) {
        Map<String, Object> partition = partition(place);
        Map<String, Object> offset = offset(place, position);
        return switch (fault) {
            case S13_REUSES_ITS_BUFFER ->
                    new SourceRecord(
                            partition, offset, "topic", Schema.BYTES_SCHEMA, refilled(text));
            case S13_COUNTS_IN_THE_PARTITION_MAP ->
                    new SourceRecord(counted(partition), offset, "topic", null, text);
            case S24_VALUE_AGAINST_ITS_SCHEMA ->
                    new SourceRecord(partition, offset, "topic", Schema.INT32_SCHEMA, text);
            case S24_NO_TOPIC -> new SourceRecord(partition, offset, "", null, text);
            case S25_NUMBERS_ITS_RECORDS ->
                    new SourceRecord(partition, offset, "topic", null, List.of(text, ++numbered));
            default -> new SourceRecord(partition, offset, "topic", null, text);
        };
    }

    private ByteBuffer refilled(String text) {
        buffer.clear();
        buffer.put(text.getBytes(StandardCharsets.UTF_8)).flip();
        return buffer;
    }

    private Map<String, Object> counted(Map<String, Object> partition) {
        handedOut.forEach(earlier -> earlier.put("later", handedOut.size()));
        handedOut.add(partition);
        return partition;
    }

    private Map<String, Object> offset(int place, int position) {
        Map<String, Object> offset =
                fault == SourceFault.S1_REUSES_THE_OFFSET_MAP
                        ? offsets.computeIfAbsent(place, same -> new HashMap<>())
                        : new HashMap<>();
        offset.put("position", position);
        if (fault == SourceFault.S11_STORES_A_LIST) {
            offset.put("list", Arrays.asList(1, 2));
        }
        return offset;
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        world.release(textOf(record));
    }

    private static String textOf(SourceRecord record) {
        return record.value() instanceof List<?> list
                ? (String) list.get(0)
                : String.valueOf(record.value());
    }

    @Override
    public void commit() {
        committed = new HashMap<>(positions);
        if (fault == SourceFault.S16_ACKNOWLEDGES_IN_COMMIT) {
            unacknowledged.forEach(world::release);
        }
    }

    @Override
    public void stop() {
        if (fault == SourceFault.L1_STOPS_WHAT_NEVER_STARTED) {
            world.places();
        }
        if (fault == SourceFault.L1_STOPS_ONCE_ONLY) {
            if (positions.isEmpty()) {
                throw new IllegalStateException("stopped already");
            }
            positions.clear();
        }
    }
}
