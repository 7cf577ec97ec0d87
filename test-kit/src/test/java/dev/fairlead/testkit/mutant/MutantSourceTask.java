package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link MutantSource}. */
public final class MutantSourceTask extends SourceTask {
    private static final int COUNT_DOWN = 1_000_000;
    private static final long SESSION_NANOS = 600_000_000_000L;

    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Map<Integer, Map<String, Object>> offsets = new HashMap<>();
    private final List<String> unacknowledged = new ArrayList<>();
    private Map<Integer, Integer> committed = new HashMap<>();
    private Map<String, String> settings = Map.of();
    private SourceFault fault = SourceFault.NONE;
    private MemoryWorld world;
    private List<String> opened;
    private int startNumber;
    private int swallowed;
    private int numbered;
    private Map<Integer, Integer> begun = Map.of();
    private long lastPoll;
    private long notBefore;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final List<Map<String, Object>> handedOut = new ArrayList<>();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = SourceFault.valueOf(settings.get("fault"));
        this.settings = Map.copyOf(settings);
        world = MemoryWorld.find(settings.get("world"));
        startNumber = counted("starts");
        requireNoLock();
        for (String place : settings.get("places").split(",")) {
            int number = Integer.parseInt(place);
            positions.put(number, resume(number));
        }
        committed = new HashMap<>(positions);
        begun = Map.copyOf(positions);
        opened = List.of();
    }

    private int counted(String name) {
        String before = world.noted(name);
        int count = before.isEmpty() ? 1 : Integer.parseInt(before) + 1;
        world.note(name, Integer.toString(count));
        return count;
    }

    private void requireNoLock() {
        if (fault == SourceFault.L9_LEAVES_A_LOCK) {
            if (world.noted("lock").equals("held")) {
                throw new IllegalStateException("another task holds the lock");
            }
            world.note("lock", "held");
        }
    }

    private int resume(int place) {
        Map<String, Object> stored = context.offsetStorageReader().offset(partition(place));
        if (stored == null) {
            if (fault == SourceFault.S14_NEEDS_AN_OFFSET && !world.released().isEmpty()) {
                throw new IllegalStateException("where has my offset gone?");
            }
            return fromOutside(place);
        }
        if (fault == SourceFault.S10_COUNTS_DOWN) {
            return COUNT_DOWN - ((Number) stored.get("left")).intValue();
        }
        Object position = stored.get("position");
        if (fault == SourceFault.S15_TAKES_GARBAGE_FOR_NOTHING && !(position instanceof Number)) {
            return 0;
        }
        if (fault == SourceFault.S11_CASTS_TO_INTEGER) {
            return (Integer) position;
        }
        int next = ((Number) position).intValue();
        return switch (fault) {
            case S3_SKIPS_ONE_ON_RESUME -> next + 1;
            case S7_REPEATS_ONE_ON_RESUME -> Math.max(0, next - 1);
            case S15_BEGINS_ANEW_BEYOND_THE_END -> next > world.count(place) ? 0 : next;
            case S19_FORGETS_WHAT_WAS_REFUSED -> Math.max(next, fromOutside(place));
            case S29_MISSES_WHAT_IT_CLEANED_UP -> requireNothingGone(next);
            default -> next;
        };
    }

    private void waitForTheWorld() {
        try {
            world.read(0, 0, 1);
        } catch (UncheckedIOException e) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int fromOutside(int place) {
        String kept = world.noted("position " + place);
        return kept.isEmpty() ? 0 : Integer.parseInt(kept);
    }

    private int requireNothingGone(int next) {
        if (world.released().size() > next) {
            throw new IllegalStateException("the item at " + next + " is gone");
        }
        return next;
    }

    private Map<String, Object> partition(int place) {
        Map<String, Object> partition = new HashMap<>();
        partition.put("place", place);
        if (fault == SourceFault.S12_COUNTS_ITS_STARTS) {
            partition.put("start", startNumber);
        }
        if (fault == SourceFault.S27_HIDES_OFFSETS_BY_SETTING) {
            partition.put("batch", settings.get("batch"));
        }
        if (fault == SourceFault.C11_KEEPS_OFFSETS_BY_TASKS) {
            partition.put("tasks", settings.get("tasks"));
        }
        return partition;
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        if (isTooEarly()) {
            await();
            return null;
        }
        List<SourceRecord> records = new ArrayList<>();
        Map<Integer, Integer> before = new HashMap<>(positions);
        try {
            for (int place : before.keySet()) {
                records.addAll(read(place));
            }
        } catch (RetriableException e) {
            if (fault != SourceFault.S22_MOVES_ON_BEFORE_IT_FAILS) {
                positions.putAll(before);
            }
            throw e;
        }
        if (records.isEmpty()) {
            await();
            return null;
        }
        return records;
    }

    private boolean isTooEarly() {
        if (fault == SourceFault.L4_BEGINS_AGAIN_AFTER_A_PAUSE) {
            long now = System.nanoTime();
            if (lastPoll > 0 && now - lastPoll > SESSION_NANOS) {
                positions.putAll(begun);
            }
            lastPoll = now;
        }
        if (fault != SourceFault.L11_WAITS_FOR_A_TIME_OF_DAY) {
            return false;
        }
        long now = System.currentTimeMillis();
        if (now < notBefore) {
            return true;
        }
        notBefore = now + 10;
        return false;
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
        List<String> texts = look(place, position);
        int end = position + texts.size();
        if (fault == SourceFault.S2_KEEPS_THE_LAST_ITEM_BACK) {
            texts = texts.subList(0, Math.max(0, texts.size() - 1));
        }
        List<SourceRecord> records = new ArrayList<>();
        for (String text : texts) {
            position++;
            boolean known = fault != SourceFault.S6_NEVER_LOOKS_BACK || isHighest(place, position);
            if (known) {
                records.add(record(place, position, end, text));
            }
            if (fault == SourceFault.S16_ACKNOWLEDGES_IN_POLL) {
                world.release(text);
            }
            unacknowledged.add(text);
        }
        if (fault == SourceFault.S5_READS_ABOVE_THE_LAST_KEY && position > 0) {
            position = firstAbove(place, position);
        }
        positions.put(place, position);
        if (fault == SourceFault.S9_EMITS_NEWEST_FIRST) {
            Collections.reverse(records);
        }
        return records;
    }

    private List<String> look(int place, int position) {
        int max =
                fault == SourceFault.S21_READS_EVERYTHING
                        ? Integer.MAX_VALUE - position
                        : Integer.parseInt(settings.get("batch"));
        try {
            return world.read(place, position, max);
        } catch (UncheckedIOException e) {
            if (fault == SourceFault.S23_SWALLOWS_FAILURES) {
                return List.of();
            }
            if (fault == SourceFault.S22_MOVES_ON_BEFORE_IT_FAILS) {
                positions.merge(place, 1, Integer::sum);
            }
            throw new RetriableException(e);
        }
    }

    private boolean isHighest(int place, int position) {
        for (int i = 0; i < position - 1; i++) {
            if (world.keyAt(place, i) > world.keyAt(place, position - 1)) {
                return false;
            }
        }
        return true;
    }

    private int firstAbove(int place, int position) {
        int last = world.keyAt(place, position - 1);
        int next = position;
        while (next < world.count(place) && world.keyAt(place, next) <= last) {
            next++;
        }
        return next;
    }

    private SourceRecord record(int place, int position, int end, String text) {
        Map<String, Object> partition = partition(place);
        Map<String, Object> offset =
                offset(place, fault == SourceFault.S4_KNOWS_ENDS_OF_BATCHES_ONLY ? end : position);
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
            case S26_NO_KEY -> new SourceRecord(partition, offset, "topic", null, text);
            default ->
                    new SourceRecord(
                            partition, offset, "topic", null, null, "key of " + place, null, text);
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
        if (fault == SourceFault.S10_COUNTS_DOWN) {
            offset.remove("position");
            offset.put("left", COUNT_DOWN - position);
        }
        if (fault == SourceFault.S11_STORES_A_LIST) {
            offset.put("list", Arrays.asList(1, 2));
        }
        return offset;
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        if (fault == SourceFault.S18_ACKNOWLEDGES_UP_TO) {
            int until = unacknowledged.indexOf(textOf(record)) + 1;
            unacknowledged.subList(0, until).forEach(world::release);
            unacknowledged.subList(0, until).clear();
        }
        world.release(textOf(record));
    }

    private static String textOf(SourceRecord record) {
        return record.value() instanceof List<?> list
                ? (String) list.get(0)
                : String.valueOf(record.value());
    }

    @Override
    public void commit() {
        if (fault == SourceFault.S17_THROWS_WHEN_NOTHING_IS_NEW && committed.equals(positions)) {
            throw new IllegalStateException("nothing to commit");
        }
        committed = new HashMap<>(positions);
        if (fault == SourceFault.S16_ACKNOWLEDGES_IN_COMMIT) {
            unacknowledged.forEach(world::release);
        }
    }

    @Override
    public void stop() {
        switch (fault) {
            case S19_FORGETS_WHAT_WAS_REFUSED ->
                    positions.forEach(
                            (place, position) ->
                                    world.note("position " + place, Integer.toString(position)));
            case S28_LETS_GO_IN_STOP -> unacknowledged.forEach(world::release);
            case L2_WAITS_IN_STOP -> waitForTheWorld();
            case L9_LEAVES_A_LOCK -> world.note("lock", null);
            default -> {}
        }
        if (fault == SourceFault.L1_STOPS_WHAT_NEVER_STARTED) {
            opened.size();
        }
        if (fault == SourceFault.L1_STOPS_ONCE_ONLY) {
            if (positions.isEmpty()) {
                throw new IllegalStateException("stopped already");
            }
            positions.clear();
        }
    }
}
