package dev.fairlead.testkit.real;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker that is started, killed and started again, always with the same files. */
final class RunningWorker implements AutoCloseable {
    private static final int COMPLAINTS = 3;

    private final RealWorker kind;
    private final WorkerFiles files;
    private @Nullable OwnProcess process;
    private long writtenBefore;

    RunningWorker(RealWorker kind, WorkerFiles files) {
        this.kind = kind;
        this.files = files;
    }

    void start() {
        writtenBefore = files.offsetsWritten();
        process = kind.start(files);
    }

    private OwnProcess running() {
        if (process == null) {
            throw new IllegalStateException("the worker was not started");
        }
        return process;
    }

    /**
     * Only the kit may end it.
     *
     * @throws IllegalStateException it ended by itself
     */
    void mustLive() {
        if (!running().isAlive()) {
            throw new IllegalStateException("the " + kind + " " + running().fate());
        }
    }

    void kill() {
        running().kill();
        close();
    }

    void stop() {
        running().stop();
        close();
    }

    /** Whether it has written its offset file since it was started. */
    boolean hasStoredOffsets() {
        return files.offsetsWritten() > writtenBefore;
    }

    /** What is in the offset file, as JSON. */
    Map<String, String> offsets() {
        return files.offsets();
    }

    /** The first lines of the last errors in its log. */
    String complaints() {
        List<String> errors =
                Scratch.read(files.output())
                        .lines()
                        .filter(line -> line.matches("(\\[[^\\]]*\\] )?(ERROR|SEVERE)\\b.*"))
                        .toList();
        int from = Math.max(0, errors.size() - COMPLAINTS);
        return String.join("\n", errors.subList(from, errors.size()));
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
