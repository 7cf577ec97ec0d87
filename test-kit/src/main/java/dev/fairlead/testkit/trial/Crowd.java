package dev.fairlead.testkit.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Calls a plugin from several threads at a time. */
public final class Crowd {
    private static final int THREADS = 3;

    private Crowd() {}

    /**
     * Asks for all answers from each thread, again and again.
     *
     * @param answer what the plugin answers to the question of that number; it must not throw
     * @param expected what it answers to each when it is left in peace
     * @return what was answered otherwise; empty when nothing was
     */
    public static Optional<String> disturb(
            IntFunction<String> answer, List<String> expected, int rounds) {
        AtomicReference<String> wrong = new AtomicReference<>();
        CountDownLatch gate = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int first = number;
            Thread thread =
                    new Thread(() -> ask(answer, expected, new Turn(first, rounds), gate, wrong));
            thread.setDaemon(true);
            thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            thread.start();
            threads.add(thread);
        }
        gate.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.ofNullable(wrong.get());
    }

    private record Turn(int first, int rounds) {}

    private static void ask(
            IntFunction<String> answer,
            List<String> expected,
            Turn turn,
            CountDownLatch gate,
            AtomicReference<String> wrong) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            return;
        }
        for (int i = 0; i < turn.rounds() * expected.size() && wrong.get() == null; i++) {
            int question = (i + turn.first()) % expected.size();
            String actual = answer.apply(question);
            if (!actual.equals(expected.get(question))) {
                wrong.compareAndSet(null, actual + "\n  instead of\n" + expected.get(question));
            }
        }
    }
}
