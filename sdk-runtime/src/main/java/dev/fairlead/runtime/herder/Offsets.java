package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.calls.Answer;
import dev.fairlead.runtime.calls.ConnectorCalls;
import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.GroupPositions;
import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes where connectors have got to. Thread-safe.
 *
 * <p>A connector is asked first, on a thread of its own; the worker's own offsets change when it
 * has answered in time, and not if it answers too late.
 */
final class Offsets {
    private final WorkerPorts ports;
    private final PluginCalls calls;
    private final Duration patience;
    private final SourceOffsets codec;

    Offsets(WorkerPorts ports, PluginCalls calls, Duration patience) {
        this.ports = ports;
        this.calls = calls;
        this.patience = patience;
        this.codec = new SourceOffsets(ports.codec());
    }

    /** What is to be changed, and how it is done once the connector has agreed. */
    private record Change(Function<ConnectorCalls, Answer<Boolean>> asked, Write write) {}

    @FunctionalInterface
    private interface Write {
        CompletableFuture<Void> begin();
    }

    /** A connector that was looked up for a request. */
    private record Subject(
            String name,
            PluginClass<Connector> plugin,
            Map<String, String> settings,
            ClientOptions overrides) {
        boolean isSink() {
            return plugin.type().filter(type -> type == PluginType.SINK).isPresent();
        }
    }

    CompletableFuture<List<OffsetEntry>> read(ConnectorConfig connector) {
        return calls.call(
                "read the offsets of " + connector.name(),
                patience,
                () -> {
                    Subject subject = subject(connector);
                    return subject.isSink()
                            ? sinkEntries(subject)
                            : codec.ofConnector(subject.name(), ports.offsets().readAll());
                });
    }

    private List<OffsetEntry> sinkEntries(Subject subject) {
        List<OffsetEntry> entries = new ArrayList<>();
        positions(subject).committed().entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparing(TopicPartition::topic)
                                        .thenComparing(TopicPartition::partition)))
                .forEach(each -> entries.add(SinkOffsets.entry(each.getKey(), each.getValue())));
        return entries;
    }

    CompletableFuture<String> alter(ConnectorConfig connector, List<OffsetEntry> entries) {
        if (entries.isEmpty()) {
            throw RefusedException.badRequest(
                    "Partitions / offsets need to be provided for an alter offsets request");
        }
        return change(
                connector,
                "altered",
                subject ->
                        subject.isSink()
                                ? sinkChange(subject, SinkOffsets.parse(entries), false)
                                : sourceChange(subject, codec.bytes(subject.name(), entries)));
    }

    CompletableFuture<String> reset(ConnectorConfig connector) {
        return change(
                connector,
                "reset",
                subject -> subject.isSink() ? sinkReset(subject) : sourceReset(subject));
    }

    private Change sinkReset(Subject subject) {
        Map<TopicPartition, @Nullable Long> all = new HashMap<>();
        positions(subject).committed().keySet().forEach(partition -> all.put(partition, null));
        return sinkChange(subject, all, true);
    }

    private Change sourceReset(Subject subject) {
        return sourceChange(subject, codec.removals(subject.name(), ports.offsets().readAll()));
    }

    private Change sinkChange(
            Subject subject, Map<TopicPartition, @Nullable Long> offsets, boolean all) {
        return new Change(
                connector -> connector.alterSinkOffsets(subject.settings(), offsets),
                () ->
                        calls.call(
                                "change the positions of " + subject.name(),
                                patience,
                                () -> {
                                    if (all) {
                                        positions(subject).forget();
                                    } else {
                                        positions(subject).alter(offsets);
                                    }
                                    return nothing();
                                }));
    }

    private Change sourceChange(Subject subject, Map<ByteBuffer, @Nullable ByteBuffer> bytes) {
        return new Change(
                connector ->
                        connector.alterSourceOffsets(
                                subject.settings(), codec.asRead(subject.name(), bytes)),
                () -> write(bytes));
    }

    @SuppressWarnings("NullAway") // a future of Void is completed with null
    private CompletableFuture<Void> write(Map<ByteBuffer, @Nullable ByteBuffer> bytes) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        ports.offsets()
                .write(
                        bytes,
                        failure -> {
                            if (failure == null) {
                                written.complete(null);
                            } else {
                                written.completeExceptionally(failure);
                            }
                        });
        return written;
    }

    /** Asks the connector, then changes the worker's own offsets. */
    private CompletableFuture<String> change(
            ConnectorConfig connector, String done, Function<Subject, Change> making) {
        record Agreed(boolean byConnector, Write write) {}
        return calls.call(
                        "have " + connector.name() + " alter its offsets",
                        patience,
                        () -> {
                            Subject subject = subject(connector);
                            Change change = making.apply(subject);
                            ConnectorCalls instance =
                                    returned(ConnectorCalls.create(subject.plugin()));
                            boolean byConnector =
                                    agreed(subject.name(), change.asked().apply(instance));
                            return new Agreed(byConnector, change.write());
                        })
                .thenCompose(
                        agreed ->
                                agreed.write()
                                        .begin()
                                        .thenApply(written -> message(agreed.byConnector(), done)));
    }

    private static String message(boolean byConnector, String done) {
        return byConnector
                ? "The offsets for this connector have been " + done + " successfully"
                : "The Connect framework-managed offsets for this connector have been "
                        + done
                        + " successfully. However, if this connector manages offsets externally,"
                        + " they will need to be manually "
                        + done
                        + " in the system that the connector uses.";
    }

    private static boolean agreed(String connector, Answer<Boolean> answer) {
        if (answer instanceof Answer.Threw<Boolean> threw
                && threw.failure().cause() instanceof UnsupportedOperationException) {
            throw new RefusedException(
                    Kind.INTERNAL,
                    "Failed to modify offsets for connector "
                            + connector
                            + " because it doesn't support external modification of offsets",
                    threw.failure().cause());
        }
        return returned(answer);
    }

    private static <T> T returned(Answer<T> answer) {
        if (answer instanceof Answer.Returned<T> returned) {
            return returned.value();
        }
        Throwable cause = ((Answer.Threw<T>) answer).failure().cause();
        throw cause instanceof RuntimeException known ? known : new ConnectException(cause);
    }

    private Subject subject(ConnectorConfig connector) {
        String name = connector.name();
        Map<String, String> settings =
                ports.placeholders().fill("connector " + quoted(name), connector.settings());
        ConnectorOptions options =
                ConnectorOptions.parse(settings, ports.options().converters(), new Problems());
        return new Subject(
                name,
                ports.plugins().connector(options.connectorClass(), options.connectorVersions()),
                settings,
                options.overrides());
    }

    private GroupPositions positions(Subject subject) {
        return ports.logs().positions(subject.name(), subject.overrides());
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private static Void nothing() {
        return null;
    }
}
