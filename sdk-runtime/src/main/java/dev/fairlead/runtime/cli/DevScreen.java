package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.worker.ObservedLogs;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a developer sees of the records that pass. A record is shown when it comes into the log. A
 * sink's record is shown if it hasn't just been shown: because somebody else wrote it, or because
 * the sink gets it again. Thread-safe.
 */
final class DevScreen implements ObservedLogs.Observer {
    private final PrintWriter out;
    private final RecordText text;
    private final Terminal terminal;
    private final Map<String, Shown> schemas = new HashMap<>();
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> consumed = new HashMap<>();
    private final Map<String, Long> early = new HashMap<>();
    private boolean showsSchemas;

    /** The schemas of a topic's last record; a plugin's own must not be kept alive. */
    private record Shown(
            WeakReference<@Nullable Schema> key,
            WeakReference<@Nullable Schema> value,
            String text,
            boolean isTold) {}

    DevScreen(PrintStream out, Terminal terminal) {
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.text = new RecordText(terminal);
    }

    /** Shows a line of our own, apart from records. */
    void say(String line) {
        out.println(terminal.green("[fairlead]") + " " + line);
    }

    /** Shows a line about something that is wrong. */
    void warn(String line) {
        out.println(terminal.red("[fairlead]") + " " + line);
    }

    /** Shows schemas from now on, or no more. */
    synchronized void toggleSchemas() {
        showsSchemas = !showsSchemas;
        if (!showsSchemas) {
            say("schemas are hidden");
            return;
        }
        say("schemas are shown when they change" + (schemas.isEmpty() ? "; none so far" : ":"));
        schemas.replaceAll((topic, shown) -> tell(topic, shown));
    }

    @Override
    public synchronized void transformed(TaskId task, SourceRecord record) {
        Shown before = schemas.get(record.topic());
        if (before != null
                && before.key().refersTo(record.keySchema())
                && before.value().refersTo(record.valueSchema())) {
            return;
        }
        String schema =
                "key: "
                        + SchemaText.of(record.keySchema())
                        + ", value: "
                        + SchemaText.of(record.valueSchema());
        boolean isNews = before == null || !before.text().equals(schema);
        Shown now =
                new Shown(
                        new WeakReference<>(record.keySchema()),
                        new WeakReference<>(record.valueSchema()),
                        schema,
                        !isNews && before != null && before.isTold());
        schemas.put(
                record.topic(), showsSchemas && !now.isTold() ? tell(record.topic(), now) : now);
    }

    private Shown tell(String topic, Shown shown) {
        say("schema of " + topic + "  " + terminal.dim(shown.text()));
        return new Shown(shown.key(), shown.value(), shown.text(), true);
    }

    @Override
    public synchronized void acknowledged(OutboundRecord record, int partition, long offset) {
        String place = record.topic() + "-" + partition;
        written.put(place, offset);
        if (offset <= early.getOrDefault(place, -1L)) {
            return; // a sink was quicker than the log's answer
        }
        out.println(
                text.of(record.topic(), partition, offset, record.key(), record.value())
                        + headers(record.headers()));
    }

    @Override
    public synchronized void consumed(TaskId task, InboundRecord record) {
        String partition = record.topic() + "-" + record.partition();
        String place = task.connector() + " " + partition;
        boolean isNew = record.offset() > consumed.getOrDefault(place, -1L);
        consumed.merge(place, record.offset(), Math::max);
        if (isNew && record.offset() <= written.getOrDefault(partition, -1L)) {
            return;
        }
        early.merge(partition, record.offset(), Math::max);
        out.println(
                text.of(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.key(),
                                record.value())
                        + headers(record.headers())
                        + terminal.dim("  -> " + task.connector() + (isNew ? "" : " again")));
    }

    private String headers(Headers headers) {
        String all =
                StreamSupport.stream(headers.spliterator(), false)
                        .map(header -> header.key() + "=" + RecordText.text(header.value()))
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : terminal.dim("  {" + all + "}");
    }
}
