package dev.fairlead.runtime.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task on its thread, from start to end. Any thread. */
final class TaskThread {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThread.class);

    private final TaskControl control;
    private final AbandonedCalls abandoned;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    private TaskThread(TaskControl control, AbandonedCalls abandoned) {
        this.control = control;
        this.abandoned = abandoned;
    }

    static TaskThread start(TaskControl control, WorkerThreads threads) {
        TaskThread task = new TaskThread(control, threads.abandoned());
        String context = control.id().connector() + "|task-" + control.id().number();
        task.thread =
                threads.start("task-thread-" + control.id(), context, control.loader(), task::run);
        return task;
    }

    void pause() {
        control.pause().run();
    }

    void resume() {
        control.resume().run();
    }

    void requestStop() {
        control.stop().run();
    }

    /** Waits for the end, but no longer than {@code nanos}. */
    void awaitEnd(long nanos) throws InterruptedException {
        boolean inTime = ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        LOG.debug("{} ended in time: {}", control.id(), inTime);
    }

    /** Gives the task up if it still runs: its thread is interrupted and left to itself. */
    void cancelUnlessEnded() {
        Thread owner = thread;
        if (ended.getCount() == 0 || owner == null) {
            return;
        }
        String stack = abandoned.add("task " + control.id(), owner, ended);
        LOG.error(
                "{} did not stop in time and is given up; what it does from now on does not count."
                        + " Its plugin blocks in a call; task.shutdown.graceful.timeout.ms sets"
                        + " the time. It is{}",
                control.id(),
                stack);
        control.cancel().run();
    }

    /** Takes away what is shown of the task. */
    void forget() {
        control.forget().run();
    }

    private void run() {
        try {
            control.body().run();
        } finally {
            release();
            ended.countDown();
        }
    }

    private void release() {
        try {
            control.release().run();
        } catch (RuntimeException e) {
            LOG.warn("{} has ended, but a plugin of its pipeline did not close", control.id(), e);
        }
    }
}
