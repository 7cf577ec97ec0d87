package dev.fairlead.testkit.examination;

import dev.fairlead.runtime.calls.SentRecord;
import dev.fairlead.runtime.calls.SourceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** One task, called by hand as a worker calls it. */
final class TaskRun {
    private final Task task;
    private final Map<String, String> settings;
    private final SpySinkContext sinkContext;
    private int logged;

    private TaskRun(Task task, Map<String, String> settings, SpySinkContext sinkContext) {
        this.task = task;
        this.settings = settings;
        this.sinkContext = sinkContext;
    }

    /** A task that knows its context. */
    static TaskRun initialized(
            Candidate candidate,
            Task task,
            Map<String, String> config,
            OffsetStorageReader offsets) {
        Map<String, String> own = new HashMap<>(config);
        own.put("task.class", task.getClass().getName());
        if (!candidate.isSource()) {
            own.putIfAbsent(SinkConnector.TOPICS_CONFIG, Candidate.TOPIC);
        }
        Map<String, String> settings = Map.copyOf(own);
        SpySinkContext sinkContext = new SpySinkContext(settings);
        if (task instanceof SourceTask source) {
            source.initialize(new SourceContext(() -> settings, offsets, new NoMetrics()));
        } else if (task instanceof SinkTask sink) {
            sink.initialize(sinkContext);
        }
        return new TaskRun(task, settings, sinkContext);
    }

    /** The first task of a connector that is started, itself started. */
    static TaskRun first(Candidate candidate, Stage stage, OffsetStorageReader offsets) {
        List<Map<String, String>> configs = stage.taskConfigs(1);
        if (configs.isEmpty()) {
            throw new IllegalStateException("the connector gives no task");
        }
        TaskRun run =
                initialized(candidate, Candidate.task(stage.connector()), configs.get(0), offsets);
        run.start();
        return run;
    }

    void start() {
        task.start(settings);
    }

    SourceTask source() {
        return (SourceTask) task;
    }

    SinkTask sink() {
        return (SinkTask) task;
    }

    SpySinkContext sinkContext() {
        return sinkContext;
    }

    /** Polls until there are {@code enough} records, or for some time. */
    List<SourceRecord> read(int enough, Duration patience) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        while (records.size() < enough && System.nanoTime() - end < 0) {
            records.addAll(poll());
        }
        return records;
    }

    /** Polls once, and the log takes what comes. */
    List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> polled = source().poll();
        if (polled == null) {
            return List.of();
        }
        for (SourceRecord record : polled) {
            logged++;
            source().commitRecord(record, metadata(record, logged));
        }
        return polled;
    }

    /** Opens a partition, puts records, and commits them. */
    void write(Scene scene, int from, int count) {
        TopicPartition partition = new TopicPartition(Candidate.TOPIC, 0);
        sinkContext.assign(partition);
        sink().open(List.of(partition));
        List<SinkRecord> records = new ArrayList<>();
        for (int offset = from; offset < from + count; offset++) {
            records.add(scene.record().apply(offset));
        }
        sink().put(records);
        sink().preCommit(
                        new HashMap<>(
                                Map.of(partition, new OffsetAndMetadata(from + (long) count))));
        sink().close(List.of(partition));
    }

    private static RecordMetadata metadata(SourceRecord record, int offset) {
        return SentRecord.metadata(new TopicPartition(record.topic(), 0), offset, 0, 0, 0);
    }

    /** Stops what somebody else judges. */
    void leave() {
        try {
            task.stop();
        } catch (RuntimeException e) {
            // what counts has been judged
        }
    }

    void stop() {
        task.stop();
    }
}
