package dev.fairlead.maven.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at files again and again, on a thread of its own. That works on every file system, where a
 * {@code WatchService} on macOS takes seconds and one on a network drive sees nothing; and looking
 * takes a twentieth of its time at most, however many files there are.
 */
final class FileWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 80;
    private static final int TIMES = 20;

    private final List<Path> places;
    private final Saves saves;
    private final Consumer<DevEvent> events;
    private final Thread thread = new Thread(this::run, "fairlead-file-watch");

    private FileWatch(List<Path> places, Saves saves, Consumer<DevEvent> events) {
        this.places = places;
        this.saves = saves;
        this.events = events;
    }

    /**
     * Begins to look.
     *
     * @param known how the files were when they were last used
     */
    static FileWatch start(List<Path> places, FileStamps known, Consumer<DevEvent> events) {
        FileWatch watch = new FileWatch(List.copyOf(places), new Saves(known), events);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!thread.isInterrupted()) {
                long begin = System.nanoTime();
                saves.look(FileStamps.of(places), System.currentTimeMillis()).ifPresent(events);
                long took = System.nanoTime() - begin;
                TimeUnit.NANOSECONDS.sleep(
                        Math.max(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS), TIMES * took));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
