package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Setting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** What an author returns although there is nothing to be done with it. */
class SinkAuthorsMistakesTest {
    record Config(@Setting("The title") String title) {}

    /** Opens nothing. */
    public static final class OpensNothing extends PartitionedSink<Config, Object> {
        @Override
        protected Writer<Object> open(Config config, TopicPartition partition) {
            return null;
        }
    }

    /** Writes without telling when. */
    static final class TellsNothing implements Writer<Object> {
        @Override
        public CompletionStage<?> write(Batch<Object> batch) {
            return null;
        }
    }

    /** Opens writers that do not tell. */
    public static final class WritesUntold extends PartitionedSink<Config, Object> {
        @Override
        protected Writer<Object> open(Config config, TopicPartition partition) {
            return new TellsNothing();
        }
    }

    private static void assertRefused(PartitionedSink<?, ?> sink, String... words) {
        TopicPartition a = new TopicPartition("a", 0);
        sink.start(Map.of("title", "books"));
        PartitionedSinkTask task = new PartitionedSinkTask();
        task.initialize(new FakeSinkContext());
        task.start(sink.taskConfigs(1).get(0));
        task.open(List.of(a));
        assertThatThrownBy(
                        () -> task.put(List.of(new SinkRecord("a", 0, null, null, null, "x", 7))))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContainingAll(words);
        task.stop();
    }

    @Test
    void no_writer_is_told_with_the_class_and_the_method() {
        assertRefused(
                new OpensNothing(),
                "cannot write a-0 from offset 7",
                OpensNothing.class.getName() + ".open returned null; return the writer of a-0");
    }

    @Test
    void no_stage_is_told_with_the_class_and_what_to_return() {
        assertRefused(
                new WritesUntold(),
                TellsNothing.class.getName() + ".write returned null; return a stage",
                "CompletableFuture.completedFuture(null)");
    }
}
