package dev.fairlead.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LateCommitTest {
    private static final TopicPartition A = SimulatedTopic.partition(0);

    private final SinkWorld world = MemoryStore.named("store").get();
    private final SimulatedTopic topic = new SimulatedTopic(world);
    private final List<Map<TopicPartition, Long>> commits = new ArrayList<>();
    private final SimulatedSinkDriver driver =
            new SimulatedSinkDriver(
                    new SinkTaskMachine(SinkTaskOptions.defaults()),
                    new SinkTaskCalls(
                            new RecordingSinkTask(),
                            getClass().getClassLoader(),
                            new SinkContext(Map::of, new SilentMetrics(), Optional.empty())),
                    Map.of(),
                    new SimulatedSinkDriver.Site(
                            new SimulatedMember(topic),
                            positions -> {
                                commits.add(positions);
                                return Optional.empty();
                            },
                            new VirtualClock(),
                            new CrashPoints()));

    @BeforeEach
    void commitsOneRecordWithoutAnAnswer() {
        driver.begin(false);
        driver.assign(List.of(A));
        putAndCommit(0);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void putAndCommit(int number) {
        topic.append(Item.of(0, number, Texture.PLAIN));
        driver.fetch(1);
        driver.fire(SinkTimer.COMMIT);
        driver.fetch(0);
    }

    @Nested
    class WhileTheAnswerIsOpen {
        @Test
        void nothing_more_is_committed() {
            putAndCommit(1);

            assertThat(commits).containsExactly(Map.of(A, 1L));
        }
    }

    @Nested
    class WhenTheAnswerComesLate {
        @Test
        void the_next_commit_goes_on() {
            driver.answerLate();
            putAndCommit(1);

            assertThat(commits).containsExactly(Map.of(A, 1L), Map.of(A, 2L));
        }

        @Test
        void an_answer_after_the_worker_gave_up_changes_nothing() {
            driver.fire(SinkTimer.COMMIT_TIMEOUT);
            driver.answerLate();
            driver.fire(SinkTimer.COMMIT);
            driver.fetch(0);

            assertThat(commits).containsExactly(Map.of(A, 1L), Map.of(A, 1L));
        }
    }
}
