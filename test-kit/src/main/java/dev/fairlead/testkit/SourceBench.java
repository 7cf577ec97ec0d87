package dev.fairlead.testkit;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A source connector on the bench: tests by hand, step by step, in the worker's core and virtual
 * time. Nothing is judged; look at what is there.
 *
 * <pre>{@code
 * SourceBench.Seen seen =
 *         SourceLaws.of(FollowConnector.class)
 *                 .in(FileWorld.file("file"))
 *                 .with("topic", "lines")
 *                 .bench().add(3).poll().acknowledge(2).commit().crash().poll().acknowledge().now();
 * assertThat(seen.topic()).containsExactly("a0", "a1", "a2");
 * }</pre>
 *
 * <p>Items are called a0, a1 and so on. Immutable: each call gives a longer schedule, which is
 * lived from its beginning when something is asked.
 */
public final class SourceBench {
    private final Function<Schedule, History> lives;
    private final List<String> steps;

    SourceBench(Function<Schedule, History> lives, List<String> steps) {
        this.lives = lives;
        this.steps = List.copyOf(steps);
    }

    /** Adds steps as a schedule spells them, such as {@code "z h u"}. */
    public SourceBench then(String tokens) {
        List<String> more = new ArrayList<>(steps);
        more.addAll(List.of(tokens.trim().split("\\s+")));
        return new SourceBench(lives, more);
    }

    /** So many items appear in the outside system. */
    public SourceBench add(int items) {
        return then("A" + items);
    }

    /** Each task polls once. */
    public SourceBench poll() {
        return then("p");
    }

    /** The log acknowledges everything in flight. */
    public SourceBench acknowledge() {
        return then("a");
    }

    /** The log acknowledges the oldest records in flight. */
    public SourceBench acknowledge(int records) {
        return then("a" + records);
    }

    /** The worker commits offsets. */
    public SourceBench commit() {
        return then("c");
    }

    /** The worker crashes and comes back. */
    public SourceBench crash() {
        return then("x");
    }

    /** The worker stops in peace and comes back. */
    public SourceBench stop() {
        return then("s");
    }

    /** The schedule so far. */
    public Schedule schedule() {
        return Schedule.parse(String.join(" ", steps));
    }

    /**
     * What is there once the last step is done.
     *
     * @param topic the names of the items in the topic, in the order of acknowledgement
     * @param offsets the stored offset of each source partition
     */
    public record Seen(List<String> topic, Map<String, String> offsets) {
        public Seen {
            topic = List.copyOf(topic);
            offsets = Map.copyOf(offsets);
        }
    }

    /** What is there right after the last step. */
    public Seen now() {
        return seen(steps.size());
    }

    /** What is there when faults ended and the connector got the time to finish. */
    public Seen atRest() {
        return seen(steps.size() + 1);
    }

    private Seen seen(int upTo) {
        List<String> topic = new ArrayList<>();
        Map<String, String> offsets = new TreeMap<>();
        for (History.Entry entry : lives.apply(schedule()).entries()) {
            if (entry.step() > upTo) {
                break;
            }
            if (entry.what() instanceof SourceHappening.Acknowledged acknowledged) {
                topic.add(acknowledged.emission().name());
            } else if (entry.what() instanceof SourceHappening.OffsetStored stored) {
                offsets.put(stored.partition(), stored.offset());
            }
        }
        return new Seen(topic, offsets);
    }
}
