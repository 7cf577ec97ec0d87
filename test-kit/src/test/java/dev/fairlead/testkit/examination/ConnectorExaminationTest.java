package dev.fairlead.testkit.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.mutant.ConnectorFault;
import dev.fairlead.testkit.mutant.FaultySink;
import dev.fairlead.testkit.mutant.FaultySources;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.LineFiles;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.MemoryWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.file.FileStreamSinkConnector;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConnectorExaminationTest {
    private static List<Judgement> examine(ConnectorFault fault) {
        return ConnectorExamination.ofSource(
                        FaultySources.classOf(fault),
                        MemoryWorld.named("world", 4),
                        Map.of("fault", fault.name()),
                        2)
                .examine(law -> fault == ConnectorFault.NONE || law.id().equals(fault.law()));
    }

    private static List<String> broken(List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                .map(judgement -> judgement.law().id())
                .toList();
    }

    private static List<String> texts(List<Judgement> judgements) {
        return judgements.stream()
                .map(judgement -> judgement.law().id() + " " + judgement.verdict())
                .toList();
    }

    @Nested
    class ACorrectConnector {
        @Test
        void breaks_nothing() {
            List<Judgement> judgements = examine(ConnectorFault.NONE);
            assertThat(broken(judgements)).as("%s", texts(judgements)).isEmpty();
        }

        @Test
        void breaks_nothing_as_another_source() {
            List<Judgement> judgements =
                    ConnectorExamination.ofSource(
                                    MutantSource.class, MemoryWorld.named("world", 2), Map.of(), 1)
                            .examine();
            assertThat(broken(judgements)).as("%s", texts(judgements)).isEmpty();
        }

        @Test
        void may_wait_in_stop_for_what_is_in_flight() {
            List<Judgement> judgements =
                    ConnectorExamination.ofSource(
                                    PatientSource.class, MemoryWorld.named("world", 1), Map.of(), 1)
                            .examine(law -> law.id().equals("L3"));
            assertThat(texts(judgements)).anyMatch(text -> text.startsWith("L3 Held"));
        }

        @Test
        void breaks_nothing_as_a_sink() {
            List<Judgement> judgements =
                    ConnectorExamination.ofSink(
                                    MutantSink.class, MemoryStore.named("store"), Map.of())
                            .examine();
            assertThat(broken(judgements)).as("%s", texts(judgements)).isEmpty();
        }

        @Test
        void breaks_nothing_as_apaches_file_source() {
            List<Judgement> judgements =
                    ConnectorExamination.ofSource(
                                    FileStreamSourceConnector.class,
                                    FileWorld.file("file"),
                                    Map.of("topic", "lines"),
                                    1)
                            .examine();
            assertThat(broken(judgements)).as("%s", texts(judgements)).isEmpty();
        }

        @Test
        void breaks_nothing_as_apaches_file_sink() {
            List<Judgement> judgements =
                    ConnectorExamination.ofSink(
                                    FileStreamSinkConnector.class, LineFiles.file("file"), Map.of())
                            .examine();
            assertThat(broken(judgements)).as("%s", texts(judgements)).isEmpty();
        }
    }

    @Nested
    class AFaultInASink {
        private List<Judgement> examine(String fault) {
            return ConnectorExamination.ofSink(
                            FaultySink.class, MemoryStore.named("store"), Map.of("fault", fault))
                    .examine(law -> FaultySink.FAULTS.contains(law.id()));
        }

        @TestFactory
        Stream<DynamicTest> is_found_by_its_law() {
            return FaultySink.FAULTS.stream()
                    .map(
                            law ->
                                    DynamicTest.dynamicTest(
                                            law,
                                            () ->
                                                    assertThat(broken(examine(law)))
                                                            .containsExactly(law)));
        }

        @Test
        void is_missing_and_nothing_is_found() {
            assertThat(broken(examine("none"))).isEmpty();
        }
    }

    @Nested
    class AFault {
        @TestFactory
        Stream<DynamicTest> is_found_by_its_law() {
            return FaultySources.all().stream()
                    .map(
                            fault ->
                                    DynamicTest.dynamicTest(
                                            fault.name(),
                                            () -> {
                                                List<Judgement> judgements = examine(fault);
                                                assertThat(broken(judgements))
                                                        .as("%s", texts(judgements))
                                                        .contains(fault.law());
                                            }));
        }
    }
}
