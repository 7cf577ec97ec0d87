package dev.fairlead.samples.compared.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Writes what it gets into a file. Words in a value make it fail. */
public final class ScriptedSinkTask extends SinkTask {
    private Script script = new Script(Map.of());
    private Notes notes = new Notes("");
    private Notes file = new Notes("");
    private boolean initialized;
    private int retries;

    /** Called by the worker. */
    public ScriptedSinkTask() {}

    @Override
    public void initialize(SinkTaskContext given) {
        context = given;
        initialized = true;
    }

    @Override
    public void start(Map<String, String> settings) {
        script = new Script(settings);
        notes = Notes.of(settings, "trace");
        file = Notes.of(settings, "file");
        if (initialized) {
            notes.add(who() + ": initialize");
        }
        notes.add(who() + ": start");
        retries = script.number("retries", 0);
        script.pass("task.start");
    }

    private String who() {
        return "task " + script.text("task", "0");
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        notes.add(who() + ": open " + sorted(partitions));
        if (!script.text("rewind", "").isEmpty()) {
            partitions.forEach(partition -> context.offset(partition, script.number("rewind", 0)));
        }
        script.pass("open");
    }

    private static TreeSet<String> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            notes.add(who() + ": put 0");
            return;
        }
        List<String> lines = new ArrayList<>();
        records.forEach(record -> lines.add(line(record)));
        if (retries > 0) {
            retries--;
            notes.add(who() + ": put " + records.size() + ", again");
            throw new RetriableException("try again");
        }
        notes.add(who() + ": put " + records.size());
        script.pass("put");
        for (SinkRecord record : records) {
            String value = String.valueOf(record.value());
            if (value.contains("put-fails")) {
                throw new ConnectException("\"" + value + "\" can't be put");
            }
            if (value.contains("report") || value.equals(script.text("reports", ""))) {
                ErrantRecordReporter reporter = context.errantRecordReporter();
                file.add(reporter == null ? "no reporter" : "reported");
                notes.add(who() + (reporter == null ? ": has no reporter" : ": reports"));
                if (reporter != null) {
                    reporter.report(record, new IllegalArgumentException("not this one"));
                }
            }
        }
        lines.forEach(file::add);
    }

    private String line(SinkRecord record) {
        String headers =
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> header.key() + ":" + Values.text(header.value()))
                        .collect(Collectors.joining(" "));
        return record.topic()
                + "-"
                + record.kafkaPartition()
                + "@"
                + record.kafkaOffset()
                + " "
                + Values.text(record.keySchema())
                + "/"
                + Values.text(record.key())
                + " "
                + Values.text(record.valueSchema())
                + "/"
                + Values.text(record.value())
                + " ["
                + headers
                + "] from "
                + record.originalTopic()
                + "-"
                + record.originalKafkaPartition()
                + "@"
                + record.originalKafkaOffset();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<String, Long> sorted = new java.util.TreeMap<>();
        offsets.forEach((partition, offset) -> sorted.put(partition.toString(), offset.offset()));
        notes.add(who() + ": preCommit " + sorted);
        script.pass("preCommit");
        return script.text("commits", "all").equals("none") ? Map.of() : offsets;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        notes.add(who() + ": close " + sorted(partitions));
        script.pass("close");
    }

    @Override
    public void stop() {
        notes.add(who() + ": stop");
        script.pass("task.stop");
    }

    @Override
    public String version() {
        return "2.1";
    }
}
