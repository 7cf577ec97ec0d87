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

/** Lives of an exactly-once source connector. */
public final class TransactionSimulation implements Simulation {
    static final char POLL = 'p';
    static final char INTERVAL = 'c';
    static final char CRASH = Alphabet.CRASH;
    static final char STOP = 's';
    static final char PAUSE = 'h';
    static final char RESUME = 'u';
    static final char TIME = 't';
    static final char FAIL_SEND = 'f';
    static final char REFUSE_SEND = 'r';
    static final char TIME_OUT = 'e';
    static final char UNANSWERED = 'l';
    static final char REPLACE = 'k';
    static final char UNDEAD = 'K';
    static final char EACH_POLL = 'i';
    static final char EACH_INTERVAL = 'y';
    static final char AS_ASKED = 'o';
    static final char OLD_WORKER = 'w';

    /** What outlives a life. */
    record Subject(
            SourceSubject source,
            PollWatch watch,
            OffsetCodec codec,
            Contents contents,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline) {}

    private final Subject subject;
    private final Supplier<? extends SourceWorld> worlds;
    private final Alphabet alphabet;

    /**
     * A simulation of {@code source}, each life in a new world.
     *
     * @param definesBoundaries whether the connector can say where transactions end
     * @throws IllegalArgumentException the connector refuses its settings
     */
    public TransactionSimulation(
            SourceSubject source,
            Supplier<? extends SourceWorld> worlds,
            PollWatch watch,
            boolean definesBoundaries) {
        this.worlds = worlds;
        try (SourceWorld world = worlds.get()) {
            Plugins.requireValid(
                    Plugins.create(source.connector()), source.settingsIn(world.settings()));
            this.alphabet = alphabet(definesBoundaries).withPlaces(world.places());
            this.subject =
                    new Subject(
                            source,
                            watch,
                            new OffsetCodec(),
                            new Contents(),
                            SourcePipelines.of(
                                    source.settingsIn(world.settings()),
                                    SourceWorker.loaderOf(source.connector())));
        }
    }

    private static Alphabet alphabet(boolean definesBoundaries) {
        List<Verb> verbs = new ArrayList<>();
        verbs.add(Verb.items('A', 6, 4));
        verbs.add(Verb.items('B', 3, 4));
        verbs.add(Verb.items('C', 1, 4));
        verbs.add(Verb.items('D', 1, 4));
        verbs.add(Verb.of(POLL, "each task polls, n times", 9, 4));
        verbs.add(Verb.of(INTERVAL, "the interval of a transaction ends", 3, 0));
        verbs.add(Verb.of(CRASH, "the worker crashes and comes back", 3, 0));
        verbs.add(of(STOP, "the worker stops in peace and comes back", 2).simplerAs(CRASH));
        verbs.add(of(PAUSE, "an operator pauses the connector", 1));
        verbs.add(of(RESUME, "an operator resumes the connector", 1));
        verbs.add(of(TIME, "time passes until the next timer", 1));
        verbs.add(of(FAIL_SEND, "the log will refuse the next record", 1));
        verbs.add(of(REFUSE_SEND, "the log refuses the next record for now", 1));
        verbs.add(of(TIME_OUT, "the next transaction takes longer than it may", 1));
        verbs.add(of(UNANSWERED, "the next commit is done and not answered", 1).simplerAs(CRASH));
        verbs.add(
                of(REPLACE, "another worker takes over while this one lives", 2).simplerAs(CRASH));
        verbs.add(Verb.of(UNDEAD, "the tasks of the worker that was replaced poll", 2, 3));
        verbs.add(of(EACH_POLL, "the worker comes back with a transaction for each poll", 1));
        verbs.add(
                of(EACH_INTERVAL, "the worker comes back with a transaction for each interval", 2));
        if (definesBoundaries) {
            verbs.add(of(AS_ASKED, "the worker comes back with transactions as the task says", 3));
        }
        verbs.add(of(OLD_WORKER, "the worker comes back as one of Kafka 3.2", 1).simplerAs(STOP));
        return new Alphabet(verbs);
    }

    private static Verb of(char letter, String meaning, int weight) {
        return Verb.of(letter, meaning, weight, 0);
    }

    @Override
    public Alphabet alphabet() {
        return alphabet;
    }

    @Override
    public Life live(Schedule schedule) {
        schedule.steps().forEach(step -> alphabet.verb(step.verb()));
        try (SourceWorld world = worlds.get()) {
            TransactionLife life = new TransactionLife(subject, world);
            try {
                List<Integer> points = new ArrayList<>(schedule.steps().size());
                life.begin();
                for (int i = 0; i < schedule.steps().size(); i++) {
                    points.add(life.step(i + 1, schedule.steps().get(i)));
                }
                life.comeToRest(schedule.steps().size() + 1);
                return new Life(life.history(), points);
            } finally {
                life.bury();
            }
        }
    }
}
