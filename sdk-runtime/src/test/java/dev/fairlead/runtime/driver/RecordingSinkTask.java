package dev.fairlead.runtime.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * A sink task that notes every call in order, puts of nothing left out, and does in its puts and
 * preCommits what a script says. Thread-safe.
 */
public final class RecordingSinkTask extends SinkTask {
    private final List<String> calls = new ArrayList<>();
    private final Queue<Consumer<SinkTaskContext>> puts = new ConcurrentLinkedQueue<>();
    private final Queue<UnaryOperator<Map<TopicPartition, OffsetAndMetadata>>> preCommits =
            new ConcurrentLinkedQueue<>();
    private volatile RuntimeException startFailure;
    private volatile RuntimeException openFailure;
    private volatile int emptyPuts;

    /** The next put of records does this first. */
    public RecordingSinkTask putDoes(Consumer<SinkTaskContext> action) {
        puts.add(action);
        return this;
    }

    /** The next preCommit answers this. */
    public RecordingSinkTask preCommitAnswers(
            UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> answer) {
        preCommits.add(answer);
        return this;
    }

    /** {@code start} throws this. */
    public RecordingSinkTask failsToStart(RuntimeException failure) {
        startFailure = failure;
        return this;
    }

    /** {@code open} throws this. */
    public RecordingSinkTask failsToOpen(RuntimeException failure) {
        openFailure = failure;
        return this;
    }

    /** What was called so far. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** How often {@code put} was called with nothing. */
    public int emptyPuts() {
        return emptyPuts;
    }

    private void note(String call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    private static String numbers(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(partition -> Integer.toString(partition.partition()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        note("start");
        if (startFailure != null) {
            throw startFailure;
        }
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        note("open " + numbers(partitions));
        if (openFailure != null) {
            throw openFailure;
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            emptyPuts++;
            return;
        }
        note(
                "put "
                        + records.stream()
                                .map(record -> String.valueOf(record.value()))
                                .collect(Collectors.joining(" ")));
        Consumer<SinkTaskContext> action = puts.poll();
        if (action != null) {
            action.accept(context);
        }
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        Map<Integer, Long> shown = new TreeMap<>();
        current.forEach((partition, offset) -> shown.put(partition.partition(), offset.offset()));
        note("preCommit " + shown);
        UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> answer = preCommits.poll();
        return answer == null ? current : answer.apply(current);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        note("close " + numbers(partitions));
    }

    @Override
    public void stop() {
        note("stop");
    }
}
