package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.durable.Batches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps statuses in one file. A worker does without them if need be: what can't be read is set
 * aside, what can't be written is written with the next change, and the log tells of both.
 *
 * <p>One thread writes, a moment after a change, so that what changes together, as when a worker
 * starts, is written once. What has to be kept in memory for it is bounded by the connectors.
 */
public final class FileStatusStore implements StatusStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileStatusStore.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final StatusFile file;
    private final Map<String, KeptStatus> kept;
    private final Batches<Boolean> writes;
    private Map<String, Supplier<Optional<KeptStatus>>> changed = new LinkedHashMap<>();
    private boolean failing;

    private FileStatusStore(
            StatusFile file, Map<String, KeptStatus> kept, ThreadFactory threads, Duration pause) {
        this.file = file;
        this.kept = kept;
        this.writes = Batches.start(threads, pause, any -> write());
    }

    /**
     * Opens the statuses in {@code file}; none if it is missing or can't be read.
     *
     * @param threads makes the one thread that writes
     */
    public static FileStatusStore open(Path file, ThreadFactory threads) {
        return open(file, threads, PAUSE);
    }

    /** The same, with another time between a change and its writing. */
    static FileStatusStore open(Path file, ThreadFactory threads, Duration pause) {
        StatusFile statuses = new StatusFile(file);
        return new FileStatusStore(statuses, read(statuses), threads, pause);
    }

    private static Map<String, KeptStatus> read(StatusFile file) {
        Map<String, KeptStatus> kept = new TreeMap<>();
        try {
            file.read().forEach(each -> kept.put(each.status().name(), each));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "the connectors' status in '{}' can't be read ({}); the worker begins without"
                            + " it{}",
                    file.path(),
                    reason(e),
                    setAside(file));
        }
        return kept;
    }

    private static String setAside(StatusFile file) {
        try {
            return ", and keeps the file as '" + file.setAside() + "'";
        } catch (IOException e) {
            return ", and can't move the file away (" + reason(e) + ")";
        }
    }

    @Override
    public synchronized List<KeptStatus> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized void changed(String connector, Supplier<Optional<KeptStatus>> now) {
        boolean first = changed.isEmpty();
        changed.put(connector, now);
        if (first && !writes.add(true)) {
            changed.clear();
        }
    }

    @Override
    public void close() {
        writes.close();
    }

    private void write() {
        Map<String, Supplier<Optional<KeptStatus>>> latest;
        synchronized (this) {
            latest = changed;
            changed = new LinkedHashMap<>();
        }
        Map<String, Optional<KeptStatus>> statuses = new TreeMap<>();
        latest.forEach((name, now) -> statuses.put(name, now.get()));
        List<KeptStatus> all;
        synchronized (this) {
            statuses.forEach(
                    (name, status) ->
                            status.ifPresentOrElse(
                                    its -> kept.put(name, its), () -> kept.remove(name)));
            all = all();
        }
        try {
            file.replace(all);
            if (failing) {
                failing = false;
                LOG.info("the connectors' status is kept in '{}' again", file.path());
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                LOG.warn(
                        "the connectors' status can't be written to '{}' ({}); make room or"
                                + " correct the rights there, or it is lost when the worker ends",
                        file.path(),
                        reason(e));
            }
        }
    }
}
