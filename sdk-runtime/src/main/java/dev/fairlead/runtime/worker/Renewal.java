package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.Filling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a connector's placeholders again when a config provider says that their values run out
 * (KIP-297), unless {@code config.action.reload=none}. Thread-safe.
 */
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    /** A provider that says "now" each time must not keep the connector's thread busy. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Reading too early does no harm. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final ConnectorConfig config;
    private final WorkerPorts ports;
    private final Runnable due;
    private final String subject;
    private Map<String, String> filled = Map.of();
    private Optional<Duration> validFor = Optional.empty();
    private Timers.Pending pending = () -> {};
    private boolean closed;

    /**
     * @param due has the connector's thread ask {@link #isChanged}; must be short
     */
    Renewal(ConnectorConfig config, WorkerPorts ports, Runnable due) {
        this.config = config;
        this.ports = ports;
        this.due = due;
        this.subject = "connector " + quoted(config.name());
    }

    /** Fills the placeholders; from now on these are the values that count. */
    Filling fill() {
        Filling filling = ports.placeholders().read(subject, config.settings());
        begin(filling);
        return filling;
    }

    private synchronized void begin(Filling filling) {
        filled = filling.settings();
        validFor = filling.validFor();
        await();
    }

    private synchronized void await() {
        pending.cancel();
        if (validFor.isPresent() && !closed && restarts()) {
            pending = ports.timers().schedule(bounded(validFor.get()), due);
        }
    }

    private boolean restarts() {
        return !"none".equalsIgnoreCase(filled.getOrDefault("config.action.reload", "restart"));
    }

    private static Duration bounded(Duration wait) {
        Duration enough = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return enough.compareTo(LONGEST) > 0 ? LONGEST : enough;
    }

    /**
     * Reads the values again. If they are the same, or can't be read, it is asked again after the
     * same time.
     */
    boolean isChanged() {
        try {
            Filling now = ports.placeholders().read(subject, config.settings());
            if (isOther(now)) {
                return true;
            }
            begin(now);
        } catch (ConfigException e) {
            LOG.warn("{}; it runs on with the values that it has", e.getMessage());
            await();
        }
        return false;
    }

    private synchronized boolean isOther(Filling now) {
        return !now.settings().equals(filled);
    }

    /** Reads nothing any more. */
    synchronized void close() {
        closed = true;
        pending.cancel();
    }
}
