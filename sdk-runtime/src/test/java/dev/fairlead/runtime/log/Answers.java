package dev.fairlead.runtime.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Collects what a log answers to deliveries. */
public final class Answers {
    /** One answer; {@code failure} is null for an acknowledgement. */
    public record Answer(
            int number, int partition, long offset, long timestamp, Throwable failure) {
        public boolean isAcknowledged() {
            return failure == null;
        }
    }

    private final List<Answer> answers = new ArrayList<>();
    private final Duration patience;
    private int handedOut;

    public Answers() {
        this(Duration.ofSeconds(30));
    }

    /** Waits for answers no longer than {@code patience}. */
    public Answers(Duration patience) {
        this.patience = patience;
    }

    /** The delivery of the next record; its number counts from 0. */
    public synchronized Delivery next() {
        int number = handedOut++;
        return new Delivery() {
            @Override
            public void acknowledged(int partition, long offset, long timestamp) {
                add(new Answer(number, partition, offset, timestamp, null));
            }

            @Override
            public void failed(Throwable cause) {
                add(new Answer(number, -1, -1, -1, cause));
            }
        };
    }

    /** What was answered so far, in the order of the answers. */
    public synchronized List<Answer> sofar() {
        return List.copyOf(answers);
    }

    /** Waits until {@code count} answers are there and returns all. */
    public synchronized List<Answer> await(int count) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (answers.size() < count) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMs <= 0) {
                throw new AssertionError(
                        "only " + answers.size() + " of " + count + " deliveries were answered");
            }
            wait(leftMs);
        }
        return List.copyOf(answers);
    }

    private synchronized void add(Answer answer) {
        answers.add(answer);
        notifyAll();
    }
}
