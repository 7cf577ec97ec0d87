package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.RestartOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * Has what failed of one connector started anew, after a wait that grows with each attempt. What
 * has run for a while begins with the first attempt again. Thread-safe.
 *
 * <p>Tasks go by their numbers, the connector's instance by {@link #INSTANCE}.
 */
final class Recovery {
    static final int INSTANCE = -1;

    private final RestartOptions options;
    private final Timers timers;
    private final IntConsumer restart;
    private final BiConsumer<Integer, Optional<RestartStatus>> shown;
    private final Map<Integer, Patient> patients = new TreeMap<>();
    private boolean closed;

    /** What is known of an instance or a task. */
    private static final class Patient {
        private int used;
        private Timers.Pending pending = () -> {};
    }

    /**
     * @param restart starts an instance or a task anew; must be short
     * @param shown hears how it is doing
     */
    Recovery(
            RestartOptions options,
            Timers timers,
            IntConsumer restart,
            BiConsumer<Integer, Optional<RestartStatus>> shown) {
        this.options = options;
        this.timers = timers;
        this.restart = restart;
        this.shown = shown;
    }

    /**
     * It failed.
     *
     * @return whether it will be started anew
     */
    synchronized boolean failed(int which) {
        if (options.attempts() == 0 || closed) {
            return false;
        }
        Patient patient = patients.computeIfAbsent(which, any -> new Patient());
        patient.pending.cancel();
        if (patient.used == options.attempts()) {
            show(which, patient, Optional.empty());
            return false;
        }
        patient.used++;
        Duration wait = options.wait(patient.used);
        patient.pending = timers.schedule(wait, () -> waited(which, patient));
        show(which, patient, Optional.of(wait));
        return true;
    }

    private void waited(int which, Patient patient) {
        synchronized (this) {
            if (closed || patients.get(which) != patient) {
                return;
            }
            show(which, patient, Optional.empty());
        }
        restart.accept(which);
    }

    /** It runs. */
    synchronized void running(int which) {
        Patient patient = patients.get(which);
        if (patient == null || closed) {
            return;
        }
        patient.pending.cancel();
        patient.pending = timers.schedule(options.resetAfter(), () -> healthy(which, patient));
        show(which, patient, Optional.empty());
    }

    private synchronized void healthy(int which, Patient patient) {
        if (!closed && patients.get(which) == patient) {
            patient.used = 0;
            show(which, patient, Optional.empty());
        }
    }

    /** Somebody takes care of it: it begins with the first attempt again. */
    synchronized void forget(int which) {
        Patient patient = patients.remove(which);
        if (patient != null) {
            patient.pending.cancel();
            shown.accept(which, Optional.empty());
        }
    }

    /** All of it is taken care of. */
    synchronized void forgetAll() {
        patients.keySet().stream().toList().forEach(this::forget);
    }

    /** Nothing is started anew any more. */
    synchronized void close() {
        closed = true;
        patients.values().forEach(patient -> patient.pending.cancel());
    }

    private void show(int which, Patient patient, Optional<Duration> wait) {
        shown.accept(which, Optional.of(new RestartStatus(patient.used, options.attempts(), wait)));
    }
}
