package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * A task of {@link MutantSink} that collects and stores in preCommit, reports what it can't store,
 * and refuses more than it can hold; with faults in all of that.
 */
public final class HastySinkTask extends SinkTask {
    private static final int HELD_MAX = 5000;

    private final List<SinkRecord> buffer = new ArrayList<>();
    private final List<SinkRecord> late = new ArrayList<>();
    private final Map<TopicPartition, Long> highest = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> answers = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> fresh = new HashMap<>();
    private final Set<TopicPartition> first = new HashSet<>();
    private final List<String> snapshot = new ArrayList<>();
    private SinkFault fault = SinkFault.NONE;
    private MemoryStore store;
    private int untilLate;
    private int idle;
    private long notBefore;
    private boolean opened;

    @Override
    public String version() {
        return "1";
    }

    private boolean is(SinkFault other) {
        return fault == other;
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = SinkFault.valueOf(settings.getOrDefault("fault", "NONE"));
        store = MemoryStore.find(settings.get("store"));
        if (is(SinkFault.L9_NEEDS_A_CLEAN_STOP)) {
            if (store.number("lock").orElse(0) == 1) {
                throw new ConnectException("somebody else is at work");
            }
            store.write(List.of(), Map.of("lock", 1L));
        }
        if (is(SinkFault.K22_WRITES_ALL_ANEW)) {
            snapshot.addAll(store.stored());
        }
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (is(SinkFault.K7_STARTS_OVER)) {
                context.offset(partition, 0);
            } else if (is(SinkFault.E4_DOES_NOT_WAIT_FOR_LETTERS)) {
                store.number(partition.toString()).ifPresent(at -> context.offset(partition, at));
            }
            highest.remove(partition);
        }
        if (!opened) {
            first.addAll(partitions);
        }
        opened = true;
        if (is(SinkFault.K20_PAUSES_WHAT_OTHERS_OWN)) {
            context.pause(new TopicPartition("topic", 9));
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        idle = records.isEmpty() ? idle + 1 : 0;
        if (is(SinkFault.K21_ASKS_FOR_COMMITS_ALWAYS)) {
            context.requestCommit();
        }
        if (is(SinkFault.L4_FORGETS_WHEN_IDLE) && idle > 1) {
            buffer.clear();
        }
        boolean bounded = !is(SinkFault.K26_TAKES_EVERYTHING);
        if (bounded && !records.isEmpty() && buffer.size() + records.size() > HELD_MAX) {
            throw new RetriableException("enough for now");
        }
        List<SinkRecord> good = new ArrayList<>();
        boolean bad = false;
        for (SinkRecord record : records) {
            if (is(SinkFault.K23_ADDS_A_HEADER)) {
                record.headers().addString("seen", "yes");
            }
            if (is(SinkFault.K17_NEEDS_A_TIMESTAMP)) {
                highest.put(origin(record), record.timestamp().longValue());
            }
            if (is(SinkFault.K17_NEEDS_A_VALUE) && record.value().hashCode() == 0) {
                continue;
            }
            if (record.value() instanceof String || isLeftOut(record)) {
                good.add(record);
            } else {
                bad = true;
                refuse(record, records);
            }
        }
        if (bad && is(SinkFault.K18_THROWS_THE_BATCH_AWAY)) {
            good.clear();
        }
        take(good);
    }

    private boolean isLeftOut(SinkRecord record) {
        if (is(SinkFault.K27_KNOWS_THE_FIRST_PARTITIONS_ONLY)) {
            return !first.contains(origin(record));
        }
        return is(SinkFault.K18_LEAVES_BAD_RECORDS_OUT) && !(record.value() instanceof String);
    }

    private void take(List<SinkRecord> good) {
        for (SinkRecord record : good) {
            TopicPartition origin = origin(record);
            long offset = record.originalKafkaOffset();
            OffsetAndMetadata next = answers.get(origin);
            if (next == null || next.offset() > offset) { // after a rewind what is held comes again
                buffer.removeIf(
                        held ->
                                origin(held).equals(origin)
                                        && held.originalKafkaOffset() >= offset);
            }
            boolean known = highest.getOrDefault(origin, -1L) >= offset;
            if (isLeftOut(record) || (is(SinkFault.K13_TAKES_OLDER_OFFSETS_FOR_KNOWN) && known)) {
                continue;
            }
            if (is(SinkFault.K13_TAKES_OLDER_OFFSETS_FOR_KNOWN)) {
                highest.put(origin, offset);
            }
            buffer.add(record);
            answers.put(origin, new OffsetAndMetadata(offset + 1));
            fresh.put(origin, new OffsetAndMetadata(offset + 1));
        }
        if (writesInPut() && !buffer.isEmpty()) {
            writeInPut();
        }
    }

    private boolean writesInPut() {
        return switch (fault) {
            case K4_DOES_NOT_SEEK,
                    K6_ANSWERS_FOR_WHAT_WAS_REFUSED,
                    K14_FORGETS_WHAT_IT_ANSWERED,
                    K19_WAITS_IN_PUT,
                    K20_NEVER_RESUMES,
                    E4_DOES_NOT_WAIT_FOR_LETTERS,
                    E5_GOES_ON ->
                    true;
            default -> false;
        };
    }

    private void writeInPut() {
        List<SinkRecord> batch = List.copyOf(buffer);
        buffer.clear();
        try {
            Map<String, Long> positions = new HashMap<>();
            if (is(SinkFault.E4_DOES_NOT_WAIT_FOR_LETTERS)) {
                answers.forEach(
                        (partition, at) -> positions.put(partition.toString(), at.offset()));
            }
            store.write(texts(batch), positions);
        } catch (RetriableException e) {
            if (is(SinkFault.K19_WAITS_IN_PUT)) {
                waitForEver();
            }
            if (is(SinkFault.K20_NEVER_RESUMES)) {
                context.pause(origin(batch.get(0)));
            }
            throw e;
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted", e);
        }
    }

    private static List<String> texts(Collection<SinkRecord> records) {
        return records.stream().map(record -> String.valueOf(record.value())).toList();
    }

    /** As KIP-610 says: workers before Kafka 2.6 don't have the method. */
    private ErrantRecordReporter reporter() {
        try {
            return context.errantRecordReporter();
        } catch (NoSuchMethodError e) {
            if (is(SinkFault.E1_KNOWS_NEW_WORKERS_ONLY)) {
                throw e;
            }
            return null;
        }
    }

    private void refuse(SinkRecord record, Collection<SinkRecord> batch) {
        DataException error = new DataException("no text: " + record.value());
        if (is(SinkFault.E7_TRIES_BAD_RECORDS_FOR_EVER)) {
            throw new RetriableException(error);
        }
        ErrantRecordReporter reporter = reporter();
        if (reporter == null && !is(SinkFault.E1_TRUSTS_IN_A_REPORTER)) {
            throw error;
        }
        try {
            Future<Void> letter = reporter.report(reported(record), error);
            if (is(SinkFault.E6_CANCELS_A_REPORT)) {
                letter.cancel(true);
            }
        } catch (UnsupportedOperationException e) {
            throw new ConnectException(e);
        } catch (ConnectException e) {
            if (!is(SinkFault.E5_GOES_ON)) {
                throw e;
            }
        }
        if (is(SinkFault.E3_REPORTS_NEIGHBOURS_TOO)) {
            batch.stream()
                    .filter(other -> other != record)
                    .forEach(it -> reporter.report(it, error));
        }
    }

    private SinkRecord reported(SinkRecord record) {
        return is(SinkFault.E2_REPORTS_A_RECORD_OF_ITS_OWN)
                ? new SinkRecord("bad", 0, null, null, null, record.value(), 0)
                : record;
    }

    private static TopicPartition origin(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        boolean releasing = !current.keySet().equals(context.assignment());
        if (untilLate > 0 && --untilLate == 0) {
            store.write(texts(late), Map.of());
            late.clear();
        }
        switch (fault) {
            case K4_DOES_NOT_SEEK, E4_DOES_NOT_WAIT_FOR_LETTERS -> {
                return Map.of();
            }
            case K6_ANSWERS_FOR_WHAT_WAS_REFUSED -> {
                return answers;
            }
            case K14_FORGETS_WHAT_IT_ANSWERED -> {
                Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>(fresh);
                news.keySet().retainAll(current.keySet());
                fresh.clear();
                return news;
            }
            case K10_FLUSHES_AFTER_CLOSE -> {
                if (releasing) {
                    return Map.of();
                }
            }
            case L11_FLUSHES_BY_TIME_OF_DAY -> {
                long now = System.currentTimeMillis();
                if (now < notBefore) {
                    return Map.of();
                }
                notBefore = now + 1;
            }
            case K25_FLUSHES_AT_THE_END -> {
                return current;
            }
            case K26_TAKES_EVERYTHING -> {
                return flushIfPossible() ? current : Map.of();
            }
            case L4_FORGETS_WHEN_IDLE -> {
                if (buffer.size() < 3 && !buffer.isEmpty()) {
                    return Map.of();
                }
            }
            default -> {}
        }
        flush();
        return current;
    }

    private boolean flushIfPossible() {
        try {
            store.write(texts(buffer), Map.of());
            buffer.clear();
            return true;
        } catch (RetriableException e) {
            return false;
        }
    }

    private void flush() {
        List<SinkRecord> batch = new ArrayList<>(buffer);
        if (is(SinkFault.K13_TAKES_OLDER_OFFSETS_FOR_KNOWN)) {
            buffer.clear();
        }
        if (is(SinkFault.K9_WRITES_BACKWARDS)) {
            Collections.reverse(batch);
        }
        if (is(SinkFault.K22_WRITES_ALL_ANEW)) {
            snapshot.addAll(texts(batch));
            store.clear();
            store.write(List.copyOf(snapshot), Map.of());
            buffer.clear();
            return;
        }
        if (batch.isEmpty()) {
            return;
        }
        if (is(SinkFault.K28_TAKES_THE_PARTITION_FOR_THE_KEY)) {
            for (SinkRecord record : List.copyOf(buffer)) {
                store.writeWithKey(String.valueOf(record.value()), record.kafkaPartition());
                buffer.remove(record);
            }
            return;
        }
        try {
            store.write(texts(batch), Map.of());
        } catch (RetriableException e) {
            if (!is(SinkFault.K15_SWALLOWS_ERRORS_OF_FLUSH)) {
                throw e;
            }
        }
        buffer.clear();
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (is(SinkFault.K10_FLUSHES_AFTER_CLOSE) || is(SinkFault.K12_KEEPS_WHAT_WAS_LOST)) {
            buffer.stream().filter(it -> partitions.contains(origin(it))).forEach(late::add);
            untilLate = late.isEmpty() ? 0 : 2;
        }
        if (is(SinkFault.K25_FLUSHES_AT_THE_END)) {
            flush();
        }
        if (is(SinkFault.K11_CLEARS_ALL_BUFFERS)) {
            buffer.clear();
        }
        buffer.removeIf(record -> partitions.contains(origin(record)));
        answers.keySet().removeAll(partitions);
        fresh.keySet().removeAll(partitions);
    }

    @Override
    public void stop() {
        if (store == null) {
            return;
        }
        if (is(SinkFault.L9_NEEDS_A_CLEAN_STOP)) {
            store.write(List.of(), Map.of("lock", 0L));
        }
        if (is(SinkFault.L2_WAITS_IN_STOP)) {
            try {
                store.write(List.of(), Map.of());
            } catch (RetriableException e) {
                waitForEver();
            }
        }
    }
}
