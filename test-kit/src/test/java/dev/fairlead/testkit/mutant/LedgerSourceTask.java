package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;

/** A task of {@link LedgerSource}. */
public final class LedgerSourceTask extends SourceTask {
    private static final int BATCH = 3;
    private static final Map<String, Integer> OUTSIDE = new ConcurrentHashMap<>();

    private final Map<Integer, Integer> positions = new HashMap<>();
    private TransactionFault fault = TransactionFault.NONE;
    private String name = "";
    private MemoryWorld world;
    private TransactionContext transactions;
    private int openPlace = -1;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = TransactionFault.valueOf(settings.get("fault"));
        name = settings.get("world");
        transactions = contextOrNull();
        if (fault == TransactionFault.T8_NEEDS_A_CONTEXT) {
            transactions = context.transactionContext();
        }
        world = MemoryWorld.find(name);
        for (int place = 0; place < world.places(); place++) {
            positions.put(place, resume(place));
        }
    }

    private TransactionContext contextOrNull() {
        try {
            return context.transactionContext();
        } catch (NoSuchMethodError e) {
            return null;
        }
    }

    private int resume(int place) {
        if (keepsItsPositionOutside()) {
            return OUTSIDE.getOrDefault(name + place, 0);
        }
        Map<String, Object> stored = context.offsetStorageReader().offset(Map.of("place", place));
        int next = stored == null ? 0 : ((Number) stored.get("position")).intValue();
        return fault == TransactionFault.T3_REPEATS_ONE_ON_RESUME ? Math.max(0, next - 1) : next;
    }

    private boolean keepsItsPositionOutside() {
        return fault == TransactionFault.T2_KEEPS_ITS_POSITION_OUTSIDE
                || fault == TransactionFault.T10_KEEPS_ITS_POSITION_OUTSIDE;
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (int place : placesToRead()) {
            int position = positions.get(place);
            boolean open = place == openPlace;
            for (String text : world.read(place, position, BATCH)) {
                position++;
                SourceRecord record = record(place, position, text);
                records.add(record);
                open = !world.isUnitEnd(place, position);
                if (transactions != null) {
                    end(record, open);
                }
                if (fault.name().endsWith("ACKNOWLEDGES_IN_POLL")) {
                    world.release(text);
                }
            }
            positions.put(place, position);
            OUTSIDE.put(name + place, position);
            openPlace = open ? place : -1;
            if (open) {
                break;
            }
        }
        if (transactions != null && fault == TransactionFault.T7_COMMITS_WHAT_IT_HAS) {
            transactions.commitTransaction();
        }
        if (records.isEmpty()) {
            await();
            return null;
        }
        return records;
    }

    /** A unit that was begun is read to its end before anything else. */
    private List<Integer> placesToRead() {
        List<Integer> places = new ArrayList<>(positions.keySet());
        if (openPlace >= 0) {
            places.remove(Integer.valueOf(openPlace));
            places.add(0, openPlace);
        }
        return places;
    }

    private void end(SourceRecord record, boolean open) {
        switch (fault) {
            case T4_COMMITS_EACH_RECORD -> transactions.commitTransaction(record);
            case T5_ASKS_FOR_BOTH_ENDS -> {
                transactions.commitTransaction(record);
                transactions.abortTransaction(record);
            }
            case T5_ASKS_AT_A_COPY_THAT_DIFFERS -> {
                transactions.commitTransaction(record.newRecord("x", 0, null, null, null, "", 0L));
                transactions.commitTransaction(record);
            }
            default -> {
                if (!open && fault == TransactionFault.T6_ABORTS_AND_WAITS && isThird(record)) {
                    transactions.abortTransaction(record);
                } else if (!open) {
                    transactions.commitTransaction(record);
                }
            }
        }
    }

    private static boolean isThird(SourceRecord record) {
        return record.sourceOffset().get("position").equals(3);
    }

    private synchronized void await() throws InterruptedException {
        wait(2);
    }

    private static SourceRecord record(int place, int position, String text) {
        return new SourceRecord(
                Map.of("place", place), Map.of("position", position), "topic", null, text);
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        world.release((String) record.value());
    }

    @Override
    public void stop() {}
}
