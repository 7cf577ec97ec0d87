package dev.fairlead.maven.run;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ends processes: they get time first. */
final class Processes {
    private static final long GRACE_SECONDS = 20;

    private Processes() {}

    /** Has {@code ended} told when a process has ended, on a thread that waits for it. */
    static void watch(Process process, Consumer<Process> ended) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                process.waitFor();
                                ended.accept(process);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "fairlead-process-watch");
        thread.setDaemon(true);
        thread.start();
    }

    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
