package dev.fairlead.runtime.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Tries damaged inputs one after the other, on a thread of its own: input that is never done with
 * fails the test, and says which it is and where it hangs, even if it can't be interrupted.
 */
final class Attempts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int inputs;
    private final Duration patience;

    Attempts(int inputs, Duration patience) {
        this.inputs = inputs;
        this.patience = patience;
    }

    /** What is done with an input. */
    @FunctionalInterface
    interface Attempt {
        /**
         * @param told which input it is, for messages
         */
        void on(Damage damage, String told) throws Exception;
    }

    /** As many inputs as the build asks for. */
    static void each(Attempt attempt) throws Exception {
        new Attempts(Damage.INPUTS, PATIENCE).all(attempt);
    }

    void all(Attempt attempt) throws Exception {
        Runner runner = new Runner();
        try {
            for (int input = 0; input < inputs; input++) {
                Damage damage = Damage.of(input);
                runner.run(attempt, damage, "seed " + Damage.SEED + ", input " + input);
            }
        } finally {
            runner.threads.shutdownNow();
        }
    }

    private final class Runner {
        private final Thread[] thread = new Thread[1];
        private final ExecutorService threads =
                Executors.newSingleThreadExecutor(
                        body -> {
                            thread[0] = new Thread(body, "attempts");
                            thread[0].setDaemon(true);
                            return thread[0];
                        });

        void run(Attempt attempt, Damage damage, String told) throws Exception {
            Future<?> done =
                    threads.submit(
                            () -> {
                                attempt.on(damage, told);
                                return null;
                            });
            try {
                done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError(
                        told + ": no end within " + patience + "; it is at\n" + stack(), e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new AssertionError(told + ": " + e.getCause(), e.getCause());
            }
        }

        private String stack() {
            return Arrays.stream(thread[0].getStackTrace())
                    .map(frame -> "    at " + frame)
                    .collect(Collectors.joining("\n"));
        }
    }
}
