package dev.fairlead.samples.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What happens in a run, as its seed says.
 *
 * @param habits how worker and lines behave
 * @param quietMs what doesn't come within this time counts as lost
 * @param chance for what is chosen on the way
 */
record Plan(
        long seed,
        SourceKind source,
        SinkKind sink,
        List<Trouble> troubles,
        Habits habits,
        int quietMs,
        Random chance) {
    private static final int CHAOS_MS = 8_000;
    private static final int TRIES = 6;
    private static final int QUIET_MS = 90_000;
    private static final int SHORT_QUIET_MS = 10_000;
    private static final int[] BURSTS_MS = {20, 100, 500};
    private static final int[] FLUSHES_MS = {100, 500, 2_000};

    /**
     * How worker and lines behave.
     *
     * @param burstMs lines come in bursts, so far apart
     * @param flushMs the time between two commits
     * @param staticMember whether the sink has a name in its group that outlives its worker;
     *     without one, the group waits until the dead member's session ends
     * @param partitions of the topic; with several, the source makes the topic, and the sink has
     *     two tasks, which can't have one name
     * @param impatient whether clients give up within seconds, so that tasks fail, and are
     *     restarted by their policy
     * @param cold whether faults begin with the worker's start, and not when all runs
     */
    record Habits(
            int burstMs,
            int flushMs,
            boolean staticMember,
            int partitions,
            boolean impatient,
            boolean cold) {
        private static Habits of(Random chance) {
            int partitions = chance.nextBoolean() ? 1 : 3;
            return new Habits(
                    BURSTS_MS[chance.nextInt(BURSTS_MS.length)],
                    FLUSHES_MS[chance.nextInt(FLUSHES_MS.length)],
                    partitions == 1 && chance.nextBoolean(),
                    partitions,
                    chance.nextInt(3) == 0,
                    chance.nextInt(4) == 0);
        }

        @Override
        public String toString() {
            return burstMs
                    + "/"
                    + flushMs
                    + (staticMember ? " static" : "")
                    + (partitions > 1 ? " " + partitions + " partitions" : "")
                    + (impatient ? " impatient" : "")
                    + (cold ? " cold" : "");
        }
    }

    /** A fault, and when it begins and ends, in milliseconds. */
    record Trouble(Fault fault, int from, int to) {
        private boolean clashes(Trouble other) {
            return fault.place() == other.fault.place() && from <= other.to && other.from <= to;
        }

        @Override
        public String toString() {
            return fault + "@" + from + (to == from ? "" : "-" + to);
        }
    }

    /** Some faults, of which one is the next in turn, so that all come up. */
    static Plan of(long seed) {
        Random chance = new Random(seed * 0x9E3779B97F4A7C15L);
        Fault[] kinds = Fault.values();
        List<Trouble> troubles = new ArrayList<>();
        Fault next = kinds[(int) Math.floorMod(seed, (long) kinds.length)];
        for (int i = 0; i < TRIES; i++) {
            Trouble trouble = trouble(next, chance);
            if (troubles.stream().noneMatch(trouble::clashes) && bearable(troubles, trouble)) {
                troubles.add(trouble);
            }
            next = kinds[chance.nextInt(kinds.length)];
        }
        troubles.sort(Comparator.comparingInt(Trouble::from));
        return new Plan(
                seed,
                chance.nextBoolean() ? SourceKind.FILE_STREAM : SourceKind.FOLLOW,
                chance.nextBoolean() ? SinkKind.FILE_STREAM : SinkKind.FILE_SINK,
                List.copyOf(troubles),
                Habits.of(chance),
                QUIET_MS,
                chance);
    }

    /** Brokers take a while to start; one of their faults in a run is enough. */
    private static boolean bearable(List<Trouble> troubles, Trouble more) {
        return more.fault().place() != Fault.Place.BROKER
                || troubles.stream().noneMatch(it -> it.fault().place() == Fault.Place.BROKER);
    }

    /** Several deaths of the worker, and nothing else. */
    static Plan ofDeaths(long seed, SourceKind source, SinkKind sink) {
        Random chance = new Random(seed);
        List<Trouble> troubles = new ArrayList<>();
        for (int at = 1_500; at < CHAOS_MS; at += 2_500) {
            int moment = at + chance.nextInt(1_000);
            troubles.add(new Trouble(Fault.WORKER_KILL, moment, moment));
        }
        Habits habits = new Habits(500, 200, true, 1, false, false);
        return new Plan(seed, source, sink, troubles, habits, SHORT_QUIET_MS, chance);
    }

    /** The broker is away for longer than a worker waits for it when it starts. */
    static Plan ofALongOutage(long seed) {
        List<Trouble> troubles =
                List.of(
                        new Trouble(Fault.BROKER_STOP, 1_000, 45_000),
                        new Trouble(Fault.WORKER_KILL, 3_000, 3_000));
        return new Plan(
                seed,
                SourceKind.FOLLOW,
                SinkKind.FILE_SINK,
                troubles,
                new Habits(100, 500, true, 1, false, false),
                QUIET_MS,
                new Random(seed));
    }

    private static Trouble trouble(Fault fault, Random chance) {
        int from = 500 + chance.nextInt(CHAOS_MS - fault.longest());
        int lasts = fault.shortest() + chance.nextInt(fault.longest() - fault.shortest() + 1);
        return new Trouble(fault, from, from + lasts);
    }

    String words() {
        return troubles.stream().map(Trouble::toString).collect(Collectors.joining(" "));
    }
}
