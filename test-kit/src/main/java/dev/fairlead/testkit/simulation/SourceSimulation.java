package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Verb;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;

/** Lives of a source connector. */
public final class SourceSimulation implements Simulation {
    static final char POLL = 'p';
    static final char ACKNOWLEDGE = 'a';
    static final char ACKNOWLEDGE_NEWEST = 'z';
    static final char COMMIT = 'c';
    static final char COMMIT_REFUSED = 'e';
    static final char COMMIT_UNANSWERED = 'l';
    static final char CRASH = Alphabet.CRASH;
    static final char STOP = 's';
    static final char STOP_HASTILY = 'q';
    static final char FAIL_SEND = 'f';
    static final char REFUSE_SEND = 'r';
    static final char PAUSE = 'h';
    static final char RESUME = 'u';
    static final char TIME = 't';
    static final char IDLE = 'i';
    static final char START_IN_VAIN = 'n';
    static final char JUMP = 'J';
    static final char TIE = 'E';
    static final char LATE = 'Z';
    static final char AWAY = 'd';
    static final char BACK = 'm';
    static final char STOP_TWICE = 'b';
    static final char EMPTY = 'y';
    static final char REPLACE = 'v';

    private static final Alphabet ALPHABET =
            new Alphabet(
                    List.of(
                            Verb.items('A', 6, 4),
                            Verb.items('B', 3, 4),
                            Verb.items('C', 1, 4),
                            Verb.items('D', 1, 4),
                            Verb.of(POLL, "each task polls, n times", 9, 4),
                            Verb.of(
                                    ACKNOWLEDGE,
                                    "the log acknowledges the n oldest records in flight, or all",
                                    7,
                                    4),
                            Verb.of(
                                            ACKNOWLEDGE_NEWEST,
                                            "the log acknowledges the n newest records in flight,"
                                                    + " newest first",
                                            2,
                                            4)
                                    .simplerAs(ACKNOWLEDGE),
                            Verb.of(COMMIT, "the worker commits offsets", 6, 0),
                            Verb.of(COMMIT_REFUSED, "the worker can't commit offsets", 1, 0),
                            Verb.of(
                                            COMMIT_UNANSWERED,
                                            "offsets are stored but the worker doesn't hear of it",
                                            1,
                                            0)
                                    .simplerAs(COMMIT),
                            Verb.of(CRASH, "the worker crashes and comes back", 3, 0),
                            Verb.of(STOP, "the worker stops in peace and comes back", 2, 0)
                                    .simplerAs(CRASH),
                            Verb.of(
                                            STOP_HASTILY,
                                            "the worker stops without waiting for the log, and"
                                                    + " comes back",
                                            1,
                                            0)
                                    .simplerAs(CRASH),
                            Verb.of(
                                            FAIL_SEND,
                                            "the log refuses the n-th oldest record in flight for"
                                                    + " ever",
                                            1,
                                            3)
                                    .simplerAs(CRASH),
                            Verb.of(REFUSE_SEND, "the log refuses the next record for now", 1, 0),
                            Verb.of(PAUSE, "an operator pauses the connector", 1, 0),
                            Verb.of(RESUME, "an operator resumes the connector", 1, 0),
                            Verb.of(TIME, "time passes until the next timer", 1, 2),
                            Verb.of(JUMP, "time jumps n hours forward", 1, 2).simplerAs(TIME),
                            Verb.of(
                                    IDLE,
                                    "each task polls, n times, and nobody cuts its waiting short",
                                    0,
                                    0),
                            Verb.of(
                                            START_IN_VAIN,
                                            "the worker crashes and comes back before offsets can"
                                                    + " be read",
                                            1,
                                            0)
                                    .simplerAs(CRASH),
                            Verb.of(STOP_TWICE, "the worker stops in peace, twice", 1, 0)
                                    .simplerAs(STOP)));

    private static final List<Verb> EMPTYING =
            List.of(
                    Verb.of(EMPTY, "the n-th place is emptied", 1, 4),
                    Verb.of(REPLACE, "the n-th place is taken away, and made anew", 1, 4)
                            .simplerAs(EMPTY));

    private static final List<Verb> OUTAGES =
            List.of(
                    Verb.of(AWAY, "the outside system fails every call from now on", 1, 0),
                    Verb.of(BACK, "the outside system answers again", 1, 0));

    private static final Verb TIES =
            Verb.of(
                    TIE,
                    "n items appear at place A with the ordering key of the one before them",
                    4,
                    4);

    private static final Verb LATECOMERS =
            Verb.of(
                    LATE,
                    "n items appear at place A with an ordering key below the last one",
                    2,
                    2);

    private final SourceSubject subject;
    private final Supplier<? extends SourceWorld> worlds;
    private final PollWatch watch;
    private final Alphabet alphabet;
    private final OffsetCodec codec = new OffsetCodec();
    private final Contents contents = new Contents();
    private final Function<SourceRecord, Outcome<OutboundRecord>> pipeline;
    private boolean checked;

    /**
     * A simulation of {@code subject}, each life in a new world.
     *
     * @throws IllegalArgumentException the connector refuses its settings
     */
    public SourceSimulation(
            SourceSubject subject, Supplier<? extends SourceWorld> worlds, PollWatch watch) {
        this.subject = subject;
        this.worlds = worlds;
        this.watch = watch;
        try (SourceWorld world = worlds.get()) {
            List<Verb> verbs = new ArrayList<>(ALPHABET.withPlaces(world.places()).verbs());
            verbs.addAll(Operator.VERBS);
            verbs.addAll(Zombies.VERBS);
            if (world.canTie()) {
                verbs.add(TIES);
            }
            if (world.canBeLate() && subject.takesLateItems()) {
                verbs.add(LATECOMERS);
            }
            if (!subject.harmless().isEmpty()) {
                verbs.add(Operator.SETTINGS_VERB);
            }
            verbs.addAll(OutsideCalls.verbs(subject.connector(), world.canMeet()));
            if (world.canMeet()) {
                verbs.addAll(OUTAGES);
            }
            if (world.canEmpty()) {
                verbs.addAll(EMPTYING);
            }
            this.alphabet = new Alphabet(verbs);
            this.pipeline =
                    SourcePipelines.of(
                            subject.settingsIn(world.settings()),
                            SourceWorker.loaderOf(subject.connector()));
        }
    }

    @Override
    public Alphabet alphabet() {
        return alphabet;
    }

    @Override
    public Life live(Schedule schedule) {
        schedule.steps().forEach(step -> alphabet.verb(step.verb()));
        try (SourceWorld world = worlds.get()) {
            if (!checked) {
                Plugins.requireValid(
                        Plugins.create(subject.connector()), subject.settingsIn(world.settings()));
                checked = true;
            }
            SourceLife life = new SourceLife(subject, world, watch, codec, contents, pipeline);
            try {
                return live(schedule, life);
            } finally {
                life.bury();
            }
        }
    }

    private static Life live(Schedule schedule, SourceLife life) {
        List<Integer> points = new ArrayList<>(schedule.steps().size());
        life.begin();
        for (int i = 0; i < schedule.steps().size(); i++) {
            points.add(life.step(i + 1, schedule.steps().get(i)));
        }
        life.comeToRest(schedule.steps().size() + 1);
        return new Life(life.history(), points);
    }
}
