package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.schedule.Verb;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lives of a sink connector. */
public final class SinkSimulation implements Simulation {
    static final char POLL = 'p';
    static final char COMMIT = 'c';
    static final char COMMIT_REFUSED = 'e';
    static final char COMMIT_UNANSWERED = 'l';
    static final char CRASH = Alphabet.CRASH;
    static final char STOP = 's';
    static final char STOP_TWICE = 'b';
    static final char STOP_UNSTARTED = 'n';
    static final char STOP_AND_WAIT = 'i';
    static final char OLD_WORKER = 'q';
    static final char REVOKE = 'v';
    static final char LOSE = 'w';
    static final char REFUSE = 'o';
    static final char START_IN_VAIN = 'f';
    static final char GIVE = 'g';
    static final char TAKE = 'j';
    static final char AWAY = 'd';
    static final char BACK = 'm';
    static final char RENAME = 'r';
    static final char PAUSE = 'h';
    static final char RESUME = 'u';
    static final char TIME = 't';
    static final char GIVE_LOST = 'W';
    static final char GIVE_UP = 'k';
    static final char ZOMBIE = 'K';
    static final char TASKS = 'M';
    static final char REPORT = 'Q';
    static final char POISON = 'y';
    static final char ODD = 'O';
    static final char NEW_PARTITION = 'N';
    static final char JUMP = 'J';

    private static final List<Verb> VERBS =
            List.of(
                    Verb.items('A', 6, 4),
                    Verb.items('B', 3, 4),
                    Verb.items('C', 1, 4),
                    Verb.items('D', 1, 4),
                    Verb.of(POLL, "the task is put up to n records, or all there are", 9, 4),
                    Verb.of(COMMIT, "the worker commits positions", 6, 0),
                    Verb.of(COMMIT_REFUSED, "the worker can't commit positions", 1, 0),
                    Verb.of(
                                    COMMIT_UNANSWERED,
                                    "the commit succeeds, its answer comes with the next timer",
                                    1,
                                    0)
                            .simplerAs(COMMIT),
                    Verb.of(CRASH, "the worker crashes and comes back", 3, 0),
                    Verb.of(STOP, "the worker stops in peace and comes back", 2, 0)
                            .simplerAs(CRASH),
                    Verb.of(STOP_TWICE, "the worker stops in peace, twice", 1, 0).simplerAs(STOP),
                    Verb.of(STOP_UNSTARTED, "a task is stopped that never started", 1, 0)
                            .simplerAs(CRASH),
                    Verb.of(STOP_AND_WAIT, "the worker stops, and real time passes", 0, 0),
                    Verb.of(REVOKE, "n partitions, or all, are revoked and assigned again", 2, 2),
                    Verb.of(LOSE, "n partitions, or all, are lost and assigned again", 1, 2)
                            .simplerAs(REVOKE),
                    Verb.of(GIVE, "the n-th partition goes to another member", 1, 4),
                    Verb.of(TAKE, "partitions that went to another member come back", 1, 0),
                    Verb.of(RENAME, "a transformation renames the topic from now on", 1, 0),
                    Verb.of(PAUSE, "an operator pauses the connector", 1, 0),
                    Verb.of(RESUME, "an operator resumes the connector", 1, 0),
                    Verb.of(TIME, "time passes until the next timer", 1, 2),
                    Verb.of(JUMP, "time jumps n hours forward", 1, 2).simplerAs(TIME),
                    Verb.of(GIVE_UP, "the worker is replaced while its task lives on", 1, 0),
                    Verb.of(ZOMBIE, "the task that lives on goes on for n rounds", 1, 2),
                    Verb.of(TASKS, "the worker restarts with n tasks", 1, 3).simplerAs(STOP),
                    Verb.of(ODD, "an odd record comes, of the n-th kind", 0, 4),
                    Verb.of(NEW_PARTITION, "a new partition comes with n records", 0, 2));

    private static final Verb LOSS =
            Verb.of(GIVE_LOST, "the n-th partition is lost to another member", 1, 4)
                    .simplerAs(GIVE);

    private static final List<Verb> ERRORS =
            List.of(
                    Verb.of(POISON, "a record that can't be stored comes into partition n", 0, 2),
                    Verb.of(
                            REPORT,
                            "the worker restarts with dead letters: 1 at once, 2 refused, 3 slow,"
                                    + " 4 the first fails",
                            0,
                            4));

    private static final Verb OLD =
            Verb.of(OLD_WORKER, "the worker restarts as one before Kafka 2.6", 1, 0)
                    .simplerAs(STOP);

    private static final Verb REFUSALS =
            Verb.of(REFUSE, "the outside system refuses the n-th write from now on, once", 2, 3);

    private static final List<Verb> OUTAGES =
            List.of(
                    Verb.of(AWAY, "the outside system goes away", 1, 0),
                    Verb.of(BACK, "the outside system comes back", 2, 0),
                    Verb.of(
                                    START_IN_VAIN,
                                    "the worker restarts while the outside system is away, and"
                                            + " again when it is back",
                                    1,
                                    0)
                            .simplerAs(STOP));

    private final SinkSubject subject;
    private final Supplier<? extends SinkWorld> worlds;
    private final PollWatch watch;
    private final Alphabet alphabet;
    private boolean checked;

    /**
     * A simulation of {@code subject}, each life in a new world.
     *
     * @throws IllegalArgumentException the connector refuses its settings
     */
    public SinkSimulation(
            SinkSubject subject, Supplier<? extends SinkWorld> worlds, PollWatch watch) {
        this.subject = subject;
        this.worlds = worlds;
        this.watch = watch;
        try (SinkWorld world = worlds.get()) {
            List<Verb> verbs = new ArrayList<>(VERBS);
            if (world.canRefuse()) {
                verbs.add(REFUSALS);
            }
            if (world.canGoAway()) {
                verbs.addAll(OUTAGES);
            }
            if (subject.beforeReporters()) {
                verbs.add(OLD);
            }
            if (subject.tasks() > 1) {
                verbs.add(LOSS);
            }
            if (world.poison(Item.of(0, 0, Texture.PLAIN)).isPresent()) {
                verbs.addAll(ERRORS);
            }
            verbs.addAll(OutsideCalls.verbs(subject.connector(), world.canMeet()));
            this.alphabet = new Alphabet(verbs).withPlaces(world.partitions());
        }
    }

    @Override
    public Alphabet alphabet() {
        return alphabet;
    }

    @Override
    public Life live(Schedule schedule) {
        schedule.steps().forEach(step -> alphabet.verb(step.verb()));
        try (SinkWorld world = worlds.get()) {
            if (!checked) {
                Plugins.requireValid(
                        Plugins.create(subject.connector()), subject.settingsIn(world.settings()));
                checked = true;
            }
            SinkLife life = new SinkLife(subject, world, watch);
            try {
                return live(schedule, life);
            } finally {
                life.bury();
            }
        }
    }

    private static Life live(Schedule schedule, SinkLife life) {
        List<Integer> points = new ArrayList<>(schedule.steps().size());
        life.begin();
        for (int i = 0; i < schedule.steps().size(); i++) {
            points.add(life.step(i + 1, schedule.steps().get(i)));
        }
        life.comeToRest(schedule.steps().size() + 1);
        return new Life(life.history(), points);
    }
}
