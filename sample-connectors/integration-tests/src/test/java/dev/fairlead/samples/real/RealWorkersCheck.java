package dev.fairlead.samples.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.real.RealBroker;
import dev.fairlead.testkit.real.RealWorker;
import dev.fairlead.testkit.real.RealWorkerLaws;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.LineFiles;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.file.FileStreamSinkConnector;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connectors on Apache's worker and on Fairlead's, which are killed, with a real broker. */
class RealWorkersCheck {
    private static RealBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = RealBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    static Stream<RealWorker> workers() {
        return Stream.of(RealWorker.stock(), RealWorker.fairlead());
    }

    private static List<String> broken(Trial trial) {
        System.out.println(trial.kind() + " " + trial.summary() + "\n" + trial.situations());
        return trial.judgements().stream()
                .filter(each -> each.verdict() instanceof Verdict.Broken)
                .peek(each -> System.out.println(((Verdict.Broken) each.verdict()).text()))
                .map(each -> each.law().id())
                .toList();
    }

    @Nested
    class ApachesFileStreamSource {
        private static Stream<RealWorker> workers() {
            return RealWorkersCheck.workers();
        }

        private RealWorkerLaws on(RealWorker worker) {
            return RealWorkerLaws.on(broker, worker)
                    .source(FileStreamSourceConnector.class, FileWorld.file("file"))
                    .with("topic", "lines");
        }

        @ParameterizedTest
        @MethodSource("workers")
        void loses_nothing_of_plain_text(RealWorker worker) {
            Trial trial = on(worker).items(300, Texture.PLAIN).trial();

            assertThat(broken(trial)).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("workers")
        void does_not_find_its_place_among_characters_of_several_bytes(RealWorker worker) {
            Trial trial = on(worker).items(300, Texture.MULTI_BYTE).trial();

            assertThat(broken(trial)).contains("S3");
        }
    }

    @Nested
    class ApachesFileStreamSink {
        private static Stream<RealWorker> workers() {
            return RealWorkersCheck.workers();
        }

        @ParameterizedTest
        @MethodSource("workers")
        void loses_nothing(RealWorker worker) {
            Trial trial =
                    RealWorkerLaws.on(broker, worker)
                            .sink(FileStreamSinkConnector.class, LineFiles.file("file"))
                            .trial();

            assertThat(broken(trial)).isEmpty();
        }
    }

    @Nested
    class AFaultyConnector {
        private static Stream<RealWorker> workers() {
            return RealWorkersCheck.workers();
        }

        @ParameterizedTest
        @MethodSource("workers")
        void is_caught_with_offsets_ahead_of_its_records(RealWorker worker) {
            Trial trial =
                    RealWorkerLaws.on(broker, worker)
                            .source(HastySource.class, FileWorld.file("file"))
                            .with("topic", "hasty")
                            .patience(Duration.ofSeconds(4))
                            .trial();

            assertThat(broken(trial)).contains("S1", "S2");
        }

        @ParameterizedTest
        @MethodSource("workers")
        void is_caught_with_records_in_its_memory(RealWorker worker) {
            Trial trial =
                    RealWorkerLaws.on(broker, worker)
                            .sink(LazySink.class, LineFiles.file("file"))
                            .patience(Duration.ofSeconds(4))
                            .trial();

            assertThat(broken(trial)).contains("K1", "K2");
        }
    }

    @TestFactory
    Stream<DynamicTest> the_check_gives_a_test_for_each_law() {
        return RealWorkerLaws.on(broker, RealWorker.fairlead())
                .source(FileStreamSourceConnector.class, FileWorld.file("file"))
                .with("topic", "lines")
                .items(100, Texture.PLAIN)
                .kills(1)
                .check();
    }
}
