package dev.fairlead.testkit.real;

import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks a connector on a real worker with a real broker: the worker's process is killed again and
 * again while the world grows, and the laws of delivery judge what is left.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_its_promises_on_kafka() {
 *     try (RealBroker broker = RealBroker.start()) {
 *         return RealWorkerLaws.on(broker, RealWorker.stock())
 *                 .source(FollowConnector.class, FileWorld.directory("directory"))
 *                 .with("topic", "lines")
 *                 .check();
 *     }
 * }
 * }</pre>
 *
 * <p>It confirms what the simulation says, which sees more: laws that need to know what a task was
 * called with are not judged here. The world must be one that another process can reach, such as
 * files or a server. Immutable; a run takes some seconds for each kill.
 */
public final class RealWorkerLaws {
    private static final int KILLS = 3;
    private static final int ITEMS = 300;

    private final Setup setup;
    private final Function<Setup, Trial> run;

    private RealWorkerLaws(Setup setup, Function<Setup, Trial> run) {
        this.setup = setup;
        this.run = run;
    }

    /** A worker that has no connector yet. */
    public static final class Idle {
        private final RealBroker broker;
        private final RealWorker worker;

        private Idle(RealBroker broker, RealWorker worker) {
            this.broker = broker;
            this.worker = worker;
        }

        /** Runs this source in this world. */
        public RealWorkerLaws source(
                Class<? extends SourceConnector> connector,
                Supplier<? extends SourceWorld> worlds) {
            return source(connector.getName(), worlds);
        }

        /** The same for one that is only in the worker's plugin path. */
        public RealWorkerLaws source(String connector, Supplier<? extends SourceWorld> worlds) {
            return laws(
                    connector,
                    SourceConnector.class,
                    setup ->
                            RealVerdicts.ofSource(
                                    setup, SourceRun.live(setup.withOrigin(), worlds)));
        }

        /** Runs this sink in this world; it stores at least once. */
        public RealWorkerLaws sink(
                Class<? extends SinkConnector> connector, Supplier<? extends SinkWorld> worlds) {
            return sink(connector.getName(), Delivery.AT_LEAST_ONCE, worlds);
        }

        /** The same for one that is only in the worker's plugin path, or promises more. */
        public RealWorkerLaws sink(
                String connector, Delivery delivery, Supplier<? extends SinkWorld> worlds) {
            return laws(
                    connector,
                    SinkConnector.class,
                    setup -> RealVerdicts.ofSink(setup, delivery, SinkRun.live(setup, worlds)));
        }

        private RealWorkerLaws laws(
                String connector, Class<? extends Connector> type, Function<Setup, Trial> run) {
            RealOptions options =
                    new RealOptions(
                            KILLS,
                            Long.getLong("fairlead.seed", 1),
                            ITEMS,
                            List.of(Texture.values()),
                            Duration.ofSeconds(8),
                            Path.of("target", "fairlead", "real"));
            return new RealWorkerLaws(
                    new Setup(
                            connector, type, Map.of(), broker.bootstrapServers(), worker, options),
                    run);
        }
    }

    /** A worker with this broker. */
    public static Idle on(RealBroker broker, RealWorker worker) {
        return new Idle(broker, worker);
    }

    /** Adds a setting of the connector, beside those of the world. */
    public RealWorkerLaws with(String name, String value) {
        return new RealWorkerLaws(setup.with(name, value), run);
    }

    /** Kills the worker so often; 3 times without this. */
    public RealWorkerLaws kills(int count) {
        return opting(options -> options.withKills(count));
    }

    /** Decides by another seed which items there are, and after how many of them it kills. */
    public RealWorkerLaws seed(long seed) {
        return opting(options -> options.withSeed(seed));
    }

    /**
     * So many items come for each time that the worker runs, and they look like this; 300 of all
     * looks without this.
     */
    public RealWorkerLaws items(int count, Texture... looks) {
        return opting(options -> options.withItems(count, List.of(looks)));
    }

    /** Takes all to be at rest when nothing came for so long; 8 s without this. */
    public RealWorkerLaws patience(Duration patience) {
        return opting(options -> options.withPatience(patience));
    }

    private RealWorkerLaws opting(UnaryOperator<RealOptions> change) {
        return new RealWorkerLaws(setup.with(change.apply(setup.options())), run);
    }

    /**
     * Runs it now, and gives one test for each law.
     *
     * @throws IllegalStateException the worker ended by itself
     */
    public Stream<DynamicTest> check() {
        return LawTests.uncertified(trial());
    }

    /**
     * Runs it now, and gives the verdict on each law.
     *
     * @throws IllegalStateException the worker ended by itself
     */
    public Trial trial() {
        return run.apply(setup);
    }
}
