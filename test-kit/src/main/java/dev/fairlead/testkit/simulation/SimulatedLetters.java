package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.RecordReports;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/** The dead letters of one incarnation of a sink task. */
final class SimulatedLetters implements RecordReports {
    private final SinkJournal journal;
    private Reporting reporting;
    private final List<Letter> pending = new ArrayList<>();
    private Optional<ConnectException> refusal = Optional.empty();

    SimulatedLetters(SinkJournal journal, Reporting reporting) {
        this.journal = journal;
        this.reporting = reporting;
    }

    /** What the task is given; empty when it has no reporter. */
    Optional<RecordReports> reporter() {
        return reporting == Reporting.NONE || areUnknown() ? Optional.empty() : Optional.of(this);
    }

    /** Whether the worker has never heard of them. */
    boolean areUnknown() {
        return reporting == Reporting.UNKNOWN;
    }

    /** From now on dead letters are written at once. */
    void heal() {
        if (reporting == Reporting.SLOW || reporting == Reporting.FAILING) {
            reporting = Reporting.DEAD_LETTERS;
        }
    }

    @Override
    public synchronized Future<Void> report(SinkRecord record, Throwable error) {
        journal.look(false);
        Optional<Item> item = journal.find(record);
        boolean refused = reporting == Reporting.REFUSED;
        journal.recorder().note(new SinkIncident.Reported(item, refused));
        if (refused) {
            ConnectException thrown =
                    new ConnectException("Tolerance exceeded in error handler", error);
            refusal = refusal.or(() -> Optional.of(thrown));
            throw thrown;
        }
        Letter letter = new Letter(item, reporting == Reporting.FAILING);
        if (reporting == Reporting.DEAD_LETTERS) {
            letter.write();
        } else {
            pending.add(letter);
            heal();
        }
        return letter;
    }

    @Override
    public Optional<ConnectException> refusal() {
        return refusal;
    }

    /** Waits for the reports so far; what went wrong, if anything did. */
    synchronized Optional<ConnectException> await() {
        List<Letter> due = List.copyOf(pending);
        pending.clear();
        due.forEach(Letter::write);
        return due.stream().anyMatch(letter -> letter.failed)
                ? Optional.of(new ConnectException("a dead letter could not be written"))
                : Optional.empty();
    }

    /** A report on its way; waiting for it brings it there. */
    private final class Letter implements Future<Void> {
        private final Optional<Item> item;
        private final boolean doomed;
        private boolean done;
        private boolean failed;

        private Letter(Optional<Item> item, boolean doomed) {
            this.item = item;
            this.doomed = doomed;
        }

        private void write() {
            if (done) {
                return;
            }
            done = true;
            failed = doomed;
            item.ifPresent(
                    its ->
                            journal.recorder()
                                    .note(
                                            failed
                                                    ? new SinkIncident.DeadLetterFailed(its)
                                                    : new SinkIncident.DeadLettered(its)));
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            journal.recorder().note(new SinkIncident.ReportCancelled());
            throw new UnsupportedOperationException("a report can't be cancelled");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        @SuppressWarnings("NullAway") // a future of Void has no other value
        public Void get() throws ExecutionException {
            write();
            if (failed) {
                throw new ExecutionException(
                        new ConnectException("a dead letter could not be written"));
            }
            return null;
        }

        @Override
        public Void get(long timeout, TimeUnit unit) throws ExecutionException {
            return get();
        }
    }
}
