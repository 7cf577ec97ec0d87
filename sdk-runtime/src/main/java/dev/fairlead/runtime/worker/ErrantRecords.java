package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.calls.RecordReports;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.pipeline.SinkPipeline;
import dev.fairlead.runtime.pipeline.Tolerance;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a sink task's records that can't be handled, whether the pipeline finds that out
 * or the task: they are logged and sent to the dead letters. Thread-safe, because tasks report from
 * threads of their own.
 */
final class ErrantRecords implements RecordReports {
    private final FailureLog log;
    private final Optional<DeadLetters> letters;
    private final SinkPipeline pipeline;
    private final Tolerance tolerance;
    private final AtomicReference<@Nullable ConnectException> firstRefusal =
            new AtomicReference<>();
    private CompletableFuture<Void> reported = CompletableFuture.completedFuture(null);

    ErrantRecords(
            FailureLog log,
            Optional<DeadLetters> letters,
            SinkPipeline pipeline,
            Tolerance tolerance) {
        this.log = log;
        this.letters = letters;
        this.pipeline = pipeline;
        this.tolerance = tolerance;
    }

    /** The pipeline, with its failures reported. */
    Outcome<SinkRecord> apply(InboundRecord record) {
        Outcome<SinkRecord> outcome = pipeline.apply(record);
        if (outcome instanceof Outcome.Quarantine<SinkRecord> quarantine) {
            log.leftOut(record, quarantine.failure());
            tell(record, quarantine.failure());
        } else if (outcome instanceof Outcome.Reject<SinkRecord> reject) {
            log.rejected(record, reject.failure());
            tell(record, reject.failure());
        }
        return outcome;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // awaited before the next commit
    private void tell(InboundRecord record, RecordFailure failure) {
        send(record, failure);
    }

    @Override
    public Future<Void> report(SinkRecord record, Throwable error) {
        RecordFailure failure =
                new RecordFailure(RecordFailure.Stage.TASK_PUT, SinkTask.class.getName(), error);
        InboundRecord origin = pipeline.origin(record);
        log.reported(origin, failure, tolerance == Tolerance.ALL);
        CompletableFuture<Void> sent = send(origin, failure);
        if (tolerance == Tolerance.NONE) {
            throw refused(
                    "Tolerance exceeded in error handler: the task reported a record ("
                            + reason(error)
                            + "); set errors.tolerance=all to leave such records out",
                    error);
        }
        return sent;
    }

    private ConnectException refused(String why, Throwable error) {
        ConnectException thrown = new ConnectException(why, error);
        firstRefusal.compareAndSet(null, thrown);
        return thrown;
    }

    @Override
    public Optional<ConnectException> refusal() {
        return Optional.ofNullable(firstRefusal.get());
    }

    /**
     * Waits until the log has what was reported so far. Ends early if the thread is interrupted,
     * which only a task that was given up is.
     *
     * @throws ConnectException the log refused a dead letter: nothing may be committed now
     */
    void await() {
        CompletableFuture<Void> all = soFar();
        try {
            all.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            forget(all);
            throw new ConnectException(
                    "a record that could not be handled could not be put into the dead letter"
                            + " topic either ("
                            + reason(cause)
                            + "); nothing is committed, and it is read again",
                    cause);
        }
    }

    private synchronized CompletableFuture<Void> soFar() {
        return reported;
    }

    /** What was refused is read and reported again, and counts anew. */
    private synchronized void forget(CompletableFuture<Void> refused) {
        if (reported == refused) {
            reported = CompletableFuture.completedFuture(null);
        }
    }

    private CompletableFuture<Void> send(InboundRecord record, RecordFailure failure) {
        CompletableFuture<Void> sent =
                letters.map(its -> its.send(record, failure))
                        .orElseGet(() -> CompletableFuture.completedFuture(null));
        synchronized (this) {
            reported = CompletableFuture.allOf(reported, sent);
        }
        return sent;
    }
}
