package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;

/** The plugin's task, with every call written into the journal. */
final class WatchedSourceTask extends SourceTask {
    private final int number;
    private final SourceTask task;
    private final SourceJournal journal;
    private final PollWatch watch;
    private final CrashPoints points;
    private boolean lastWasEmpty;

    WatchedSourceTask(
            int number,
            SourceTask task,
            SourceJournal journal,
            PollWatch watch,
            CrashPoints points) {
        this.number = number;
        this.task = task;
        this.journal = journal;
        this.watch = watch;
        this.points = points;
    }

    @Override
    public String version() {
        return task.version();
    }

    @Override
    public void initialize(SourceTaskContext context) {
        this.context = context;
        task.initialize(context);
    }

    @Override
    public void start(Map<String, String> settings) {
        try {
            task.start(settings);
        } catch (RuntimeException | Error e) {
            note("start", e);
            throw e;
        }
        journal.recorder().note(new TaskHappening.Started(number));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> polled;
        watch.begin(task, lastWasEmpty || journal.isNothingLeft());
        try {
            polled = task.poll();
        } catch (RuntimeException | Error e) {
            note("poll", e);
            throw e;
        } finally {
            if (watch.end()) {
                journal.recorder()
                        .note(new SourceHappening.PollOverdue(watch.lastPoll(), watch.limit()));
            }
        }
        if (!points.isCrashed()) {
            notePolled(polled == null ? List.of() : polled);
        }
        return polled;
    }

    private void notePolled(List<SourceRecord> records) {
        lastWasEmpty = records.isEmpty();
        List<Emission> emissions = new ArrayList<>(records.size());
        records.forEach(record -> emissions.add(journal.emitted(record)));
        journal.recorder().note(new SourceHappening.Polled(number, emissions));
    }

    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata)
            throws InterruptedException {
        journal.recorder()
                .note(
                        new SourceHappening.RecordReported(
                                journal.emissionOf(record), metadata != null));
        passOn(record, metadata);
    }

    @SuppressWarnings("NullAway") // Kafka Connect passes null for what isn't in the log
    private void passOn(SourceRecord record, @Nullable RecordMetadata metadata)
            throws InterruptedException {
        task.commitRecord(record, metadata);
    }

    @Override
    public void commit() throws InterruptedException {
        journal.recorder().note(new SourceHappening.CommitReported());
        try {
            task.commit();
        } catch (RuntimeException | Error e) {
            note("commit", e);
            throw e;
        }
    }

    @Override
    public void stop() {
        watch.begin(task, false);
        try {
            task.stop();
        } catch (RuntimeException | Error e) {
            note("stop", e);
            throw e;
        } finally {
            if (watch.end()) {
                journal.recorder().note(new TaskHappening.Hung("stop", watch.lastPoll()));
            }
        }
        journal.recorder().note(new TaskHappening.Stopped(number));
    }

    private void note(String method, Throwable cause) {
        if (!points.isCrashed()) {
            journal.recorder().note(new TaskHappening.Threw(method, cause));
        }
    }
}
