package dev.fairlead.api.source;

import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.time.TaskTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a started task of a push source does: keeps a session open, makes records of its messages,
 * and acknowledges those that Kafka has. Used by one thread at a time. Holds no clock: before it
 * opens a session again, it lets polls pass, each of which waits.
 */
final class PushRun<C extends Record, M, V> {
    private static final int POLLS_TO_REST_MAX = 32;

    private final PushSource<C, M, V> source;
    private final C config;
    private final PushSettings settings;
    private final RecordMaker<M, V> records;
    private final Runnable wake;
    private final Map<Object, Handed<M>> polledBefore = new LinkedHashMap<>();
    private final Rest rest;
    private @Nullable Session<M> session;
    private @Nullable Handed<M> current;
    private Iterator<@Nullable V> others = Collections.emptyIterator();
    private @Nullable ConnectException failure;
    private int failures;
    private int pollsToRest;

    PushRun(
            PushSource<C, M, V> source,
            Map<String, String> configured,
            TaskTime time,
            Runnable wake) {
        PushTypes<C, V> types = source.types();
        this.source = source;
        this.config = types.settings().bind(configured);
        this.settings = types.common(configured);
        this.records =
                new RecordMaker<>(types.values(), source.saying(config, types.topic(configured)));
        this.wake = wake;
        this.rest = new Rest(time);
    }

    PushSettings settings() {
        return settings;
    }

    /** Whether a poll would find something to do. */
    boolean isReady() {
        Session<M> open = session;
        return open != null && (open.canAcknowledge() || (open.intake().hasNews() && !rest.isOn()));
    }

    List<SourceRecord> poll() throws InterruptedException {
        throwPending();
        if (session == null && rest.isOn()) {
            return List.of();
        }
        if (session == null && pollsToRest > 0) {
            pollsToRest--;
            return List.of();
        }
        Session<M> open;
        try {
            open = session();
            open.acknowledge();
            open.receive(settings.batchMaxRecords());
            failures = 0;
        } catch (InterruptedException asked) {
            lose(asked);
            throw asked;
        } catch (Exception failed) {
            lose(failed);
            throw Failures.of("cannot go on with the subscription", failed);
        }
        return rest.isOn() ? List.of() : batch(open);
    }

    private void throwPending() {
        ConnectException pending = failure;
        failure = null;
        if (pending != null) {
            throw pending;
        }
    }

    private Session<M> session() throws Exception {
        Session<M> open = session;
        if (open == null) {
            Intake<M> intake = new Intake<>(settings.inFlightMaxMessages(), wake);
            open = new Session<>(source.subscribe(config, intake), intake);
            session = open;
        }
        return open;
    }

    /** Fails only with nothing in the batch: what is in it must be returned first. */
    private List<SourceRecord> batch(Session<M> open) {
        List<SourceRecord> batch = new ArrayList<>();
        try {
            while (batch.size() < settings.batchMaxRecords()) {
                Handed<M> from = current;
                if (from != null && others.hasNext()) {
                    batch.add(record(from, others.next()));
                } else if (!takeNext(open)) {
                    break;
                }
            }
        } catch (RetriableException later) {
            rest.after(later);
            if (batch.isEmpty()) {
                throw later;
            }
        } catch (ConnectException failed) {
            failure = failed;
            if (batch.isEmpty()) {
                throwPending();
            }
        }
        return batch;
    }

    /** Begins with the next message; it stays the next one if it cannot be read. */
    private boolean takeNext(Session<M> open) {
        Optional<M> next = open.intake().first();
        if (next.isEmpty()) {
            return false;
        }
        M message = next.get();
        Object identity;
        List<@Nullable V> values;
        try {
            identity = source.identity(config, message);
            Handed<M> before = identity == null ? null : polledBefore.remove(identity);
            if (before != null) {
                open.handOut(before.again(message));
                return true;
            }
            values = new ArrayList<>(source.records(config, message));
        } catch (Exception failed) {
            throw Failures.of("cannot read a message that was received", failed);
        }
        Handed<M> from = Handed.of(message, identity, values.size());
        open.handOut(from);
        current = from;
        others = values.iterator();
        return true;
    }

    private SourceRecord record(Handed<M> from, @Nullable V value) {
        try {
            return new TracedRecord<>(records.record(null, null, from.message(), value), from);
        } catch (RuntimeException failed) {
            throw new ConnectException(
                    "cannot make a record of a message that was received: " + failed.getMessage(),
                    failed);
        }
    }

    /** Acknowledges while the worker doesn't poll. A failure shows in the next poll. */
    void acknowledge() {
        Session<M> open = session;
        if (open != null) {
            try {
                open.acknowledge();
            } catch (Exception failed) {
                lose(failed);
                failure = Failures.of("cannot acknowledge messages", failed);
            }
        }
    }

    private void lose(Exception reason) {
        rest.after(reason);
        failures++;
        pollsToRest = Math.min(POLLS_TO_REST_MAX, (1 << Math.min(failures - 1, 10)) - 1);
        forget();
    }

    private void forget() {
        Session<M> open = session;
        session = null;
        if (open != null) {
            remember(open);
            open.close();
        }
        current = null;
        others = Collections.emptyIterator();
    }

    /** What is on its way to Kafka need not be sent again when the next session brings it. */
    private void remember(Session<M> lost) {
        for (Handed<M> handed : lost.unacknowledged()) {
            Object identity = handed.identity();
            if (identity != null && (handed != current || !others.hasNext())) {
                polledBefore.put(identity, handed);
            }
        }
        Iterator<Object> eldest = polledBefore.keySet().iterator();
        while (polledBefore.size() > settings.inFlightMaxMessages()) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Acknowledges what Kafka has, and nothing more, and ends the session. */
    void close() {
        Session<M> open = session;
        if (open != null) {
            try {
                open.acknowledge();
            } catch (Exception ignored) {
                failures++; // what was not acknowledged comes again
            }
        }
        forget();
    }
}
