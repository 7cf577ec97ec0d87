package dev.fairlead.samples.compared.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Polls the lines of a file that are new. Each line is {@code key=value} or a value. */
public final class ScriptedSourceTask extends SourceTask {
    private static final long BREATH_NANOS = 20_000_000;

    private Script script = new Script(Map.of());
    private Notes notes = new Notes("");
    private boolean initialized;
    private int retries;
    private long next;

    /** Called by the worker. */
    public ScriptedSourceTask() {}

    @Override
    public void initialize(SourceTaskContext given) {
        context = given;
        initialized = true;
    }

    @Override
    public void start(Map<String, String> settings) {
        script = new Script(settings);
        notes = Notes.of(settings, "trace");
        Map<String, Object> offset = context.offsetStorageReader().offset(partition());
        next = offset == null ? 0 : (Long) offset.get("line");
        if (initialized) {
            notes.add(who() + ": initialize");
        }
        notes.add(who() + ": start at " + next);
        retries = script.number("retries", 0);
        script.pass("task.start");
    }

    private String who() {
        return "task " + script.text("task", "0");
    }

    private Map<String, String> partition() {
        return Map.of("task", script.text("task", "0"));
    }

    @Override
    public List<SourceRecord> poll() {
        script.pass("poll");
        if (retries > 0) {
            retries--;
            notes.add(who() + ": poll, again");
            throw new RetriableException("try again");
        }
        List<SourceRecord> batch = new ArrayList<>();
        List<String> lines = lines();
        while (next < lines.size()) {
            String line = lines.get((int) next);
            if (line.contains("poll-fails")) {
                throw pollFails();
            }
            next++;
            batch.add(record(line));
        }
        if (batch.isEmpty() && next == script.number("fails.at", -1)) {
            throw pollFails();
        }
        if (batch.isEmpty()) {
            LockSupport.parkNanos(BREATH_NANOS);
            return null;
        }
        notes.add(who() + ": poll " + batch.size());
        return batch;
    }

    private ConnectException pollFails() {
        notes.add(who() + ": poll fails");
        return new ConnectException("line " + next + " can't be polled");
    }

    private List<String> lines() {
        Path file = Path.of(script.text("file", ""));
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new ConnectException("'" + file + "' can't be read", e);
        }
    }

    private SourceRecord record(String line) {
        int equals = line.indexOf('=');
        SchemaAndValue key =
                equals < 0
                        ? SchemaAndValue.NULL
                        : Values.as(script.text("key.as", "string"), line.substring(0, equals));
        SchemaAndValue value =
                Values.as(script.text("value.as", "string"), line.substring(equals + 1));
        ConnectHeaders headers = new ConnectHeaders();
        for (String header : script.list("headers")) {
            String[] parts = header.split(":", 2);
            headers.add(parts[0], Values.as(script.text("header.as", "string"), parts[1]));
        }
        if (line.equals(script.text("marked", ""))) {
            headers.addString("marked", "yes");
        }
        String time = script.text("timestamp", "");
        return new SourceRecord(
                partition(),
                Map.of("line", next),
                script.text("topic", ""),
                script.text("partition", "").isEmpty() ? null : script.number("partition", 0),
                key.schema(),
                key.value(),
                schema(value),
                value.value(),
                time.isEmpty() ? null : Long.valueOf(time),
                headers);
    }

    private static Schema schema(SchemaAndValue value) {
        return value.schema();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        notes.add(
                who()
                        + ": commitRecord "
                        + record.value()
                        + (metadata == null ? ", not in the log" : ""));
        script.pass("commitRecord");
    }

    @Override
    public void commit() {
        notes.add(who() + ": commit");
        script.pass("commit");
    }

    @Override
    public void stop() {
        notes.add(who() + ": stop");
        script.pass("task.stop");
    }

    @Override
    public String version() {
        return "1.1";
    }
}
