package dev.fairlead.runtime.driver;

import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A driver with a source task in it and a world around it that a contract test can steer. */
public interface SourceHarness extends AutoCloseable {
    /** Starts driving; with {@code paused} the task must wait for {@link #resume}. */
    void start(boolean paused);

    void pause();

    void resume();

    void stop();

    /** The process dies: nothing of this incarnation happens any more. */
    void crash();

    /** Lets things happen until {@code condition} holds; fails when it can't come true. */
    void until(BooleanSupplier condition);

    /** Lets everything happen that can happen now, in particular a few rounds of polls. */
    void settle();

    /** The log takes records but doesn't answer, until {@link #answerAppends}. */
    void holdAppends();

    /** The log answers for the held records at these places (counted from 0), and for no others. */
    void answerAppends(int... places);

    /** The log answers the next record with this failure. */
    void failNextAppend(RuntimeException failure);

    /** Time for a commit of offsets has come. */
    void commitTick();

    /** The next write of offsets fails. */
    void failNextOffsetWrite();

    /** The values in the log, in order. */
    List<String> logged();

    /** The stored source offset's number for a partition, -1 when there is none. */
    long storedOffset(String partition);

    /** The state that was published last. */
    TaskState state();

    /** The message of the failure of a failed task, empty otherwise. */
    String failureMessage();

    /** The offset store, to hand it to the next incarnation. */
    Map<String, Long> storedOffsets();

    @Override
    void close();
}
