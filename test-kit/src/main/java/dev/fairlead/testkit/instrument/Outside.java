package dev.fairlead.testkit.instrument;

import dev.fairlead.testkit.fault.Interference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an instrumented plugin meets when it calls the JDK: one for each incarnation of a worker.
 * Found by the thread; the plugin's own threads have that of the thread that started them.
 *
 * @param interference decides about each call
 * @param time what clocks show; sleeping lets it pass
 * @param lots what it draws instead of chance
 * @param files what is safe of them; empty when the power never goes
 */
public record Outside(Interference interference, Time time, Lots lots, Optional<Disk> files) {
    private static final InheritableThreadLocal<@Nullable Outside> CURRENT =
            new InheritableThreadLocal<>();
    private static volatile @Nullable Outside latest;

    /** From now on this thread's plugins meet this. */
    public void enter() {
        CURRENT.set(this);
        latest = this;
    }

    /** From now on this thread's plugins meet the real outside. */
    public static void leave() {
        CURRENT.remove();
    }

    /** What this thread's plugins meet; empty for the real outside. */
    static Optional<Outside> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The time of this thread; empty for the real one. A thread that outlives the life that started
     * it, such as the one that watches all timeouts of a library, goes by the time of the next.
     */
    static Optional<Time> clock() {
        Outside newest = latest;
        return current()
                .map(own -> own.time().isOver() && newest != null ? newest : own)
                .map(Outside::time)
                .filter(time -> !time.isOver());
    }

    /** Keeps what is safe of this thread's plugins' files; empty when the power never goes. */
    static Optional<Disk> disk() {
        return current().flatMap(Outside::files);
    }
}
