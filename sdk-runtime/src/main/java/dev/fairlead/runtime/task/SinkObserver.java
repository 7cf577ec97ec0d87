package dev.fairlead.runtime.task;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** Watches a sink task. Called on the task's thread; must not block. */
public interface SinkObserver {
    /** Watches nothing. */
    SinkObserver NONE =
            new SinkObserver() {
                @Override
                public void observe(SinkEvent event, List<SinkEffect> effects) {}

                @Override
                public void begins(SinkEffect effect) {}

                @Override
                public void read(int records, Function<TopicPartition, OptionalLong> lag) {}

                @Override
                public void committedSync(SinkEffect.CommitSync effect, boolean successfully) {}
            };

    /** The machine took {@code event} in and wants {@code effects} performed. */
    void observe(SinkEvent event, List<SinkEffect> effects);

    /** {@code effect} is performed now. */
    void begins(SinkEffect effect);

    /**
     * The log gave this many records, before the pipeline; none is a number too.
     *
     * @param lag how far a partition is behind now, if the log knows
     */
    void read(int records, Function<TopicPartition, OptionalLong> lag);

    /** A commit that was waited for has ended. */
    void committedSync(SinkEffect.CommitSync effect, boolean successfully);
}
