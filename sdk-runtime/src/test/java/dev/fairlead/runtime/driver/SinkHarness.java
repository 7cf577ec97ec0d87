package dev.fairlead.runtime.driver;

import dev.fairlead.runtime.task.TaskState;
import java.util.function.BooleanSupplier;

/**
 * A driver with a sink task in it, one topic with partitions 0, 1 and 2, and a world around it that
 * a contract test can steer. Positions are the offset of the next record.
 */
public interface SinkHarness extends AutoCloseable {
    /** Starts driving; with {@code paused} the task must wait for {@link #resume}. */
    void start(boolean paused);

    void pause();

    void resume();

    void stop();

    /** The process dies: nothing of this incarnation happens any more. */
    void crash();

    /** Lets things happen until {@code condition} holds; fails when it can't come true. */
    void until(BooleanSupplier condition);

    /** Lets everything happen that can happen now, in particular a few rounds of fetches. */
    void settle();

    /** Appends records to a partition; one call's records come in one fetch. */
    void append(int partition, String... values);

    /** The next fetch assigns these partitions. */
    void assign(int... partitions);

    /** The next fetch revokes these partitions. */
    void revoke(int... partitions);

    /** The next fetch finds these partitions lost. */
    void lose(int... partitions);

    /** Time for a commit has come. */
    void commitTick();

    /** The next commit fails. */
    void failNextCommit();

    /** The committed position of a partition, -1 when there is none. */
    long committed(int partition);

    /** The state that was published last. */
    TaskState state();

    /** The message of the failure of a failed task, empty otherwise. */
    String failureMessage();

    @Override
    void close();
}
