package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.herder.HerderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OffsetsTest {
    private final HerderFixture fixture = new HerderFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class OfASource {
        @Test
        void are_what_its_tasks_have_committed() {
            run();

            assertThat(await(fixture.herder.offsets("in")))
                    .containsExactly(
                            new OffsetEntry(Map.of("script", "it"), Map.of("position", 2L)));
        }

        @Test
        void can_be_moved_and_forgotten_when_it_is_stopped() {
            run();
            await(fixture.herder.stop("in"));

            String message =
                    await(
                            fixture.herder.alterOffsets(
                                    "in",
                                    List.of(
                                            new OffsetEntry(
                                                    Map.of("script", "it"), Map.of("position", 7)),
                                            new OffsetEntry(
                                                    Map.of("script", "other"),
                                                    Map.of("position", 1)))));

            assertThat(message)
                    .isEqualTo(
                            "The Connect framework-managed offsets for this connector have been"
                                    + " altered successfully. However, if this connector manages"
                                    + " offsets externally, they will need to be manually altered"
                                    + " in the system that the connector uses.");
            await(fixture.herder.resume("in"));
            fixture.script("in").feed.add("c");
            fixture.world.eventually(() -> fixture.world.values("scripted").contains("c@8"));
            await(fixture.herder.stop("in"));
            fixture.script("in").altersOffsets = () -> true;
            assertThat(await(fixture.herder.resetOffsets("in")))
                    .isEqualTo("The offsets for this connector have been reset successfully");
            assertThat(await(fixture.herder.offsets("in"))).isEmpty();
        }

        @Test
        void reach_the_connector_as_it_would_read_them() {
            run();
            await(fixture.herder.stop("in"));
            Map<String, Object> offset = new HashMap<>();
            offset.put("position", 7);
            await(
                    fixture.herder.alterOffsets(
                            "in",
                            List.of(
                                    new OffsetEntry(Map.of("script", "it"), offset),
                                    new OffsetEntry(Map.of("n", 1), null))));

            assertThat(fixture.script("in").calls)
                    .anySatisfy(
                            call ->
                                    assertThat(call)
                                            .startsWith("connector.alterOffsets")
                                            .contains("{script=it}={position=7}", "{n=1}=null"));
        }

        @Test
        void can_not_be_changed_while_it_has_tasks() {
            run();

            refused(
                    Kind.BAD_REQUEST,
                    () -> await(fixture.herder.resetOffsets("in")),
                    "Connectors must be in the STOPPED state before their offsets can be modified."
                            + " This can be done for the specified connector by issuing a 'PUT'"
                            + " request to the '/connectors/in/stop' endpoint");
            await(fixture.herder.pause("in"));
            refused(Kind.BAD_REQUEST, () -> await(fixture.herder.resetOffsets("in")), "STOPPED");
        }

        @Test
        void of_nothing_or_of_something_else_than_primitives_are_refused() {
            run();
            await(fixture.herder.stop("in"));

            refused(
                    Kind.BAD_REQUEST,
                    () -> await(fixture.herder.alterOffsets("in", List.of())),
                    "Partitions / offsets need to be provided");
            refused(
                    Kind.BAD_REQUEST,
                    () ->
                            await(
                                    fixture.herder.alterOffsets(
                                            "in",
                                            List.of(
                                                    new OffsetEntry(
                                                            Map.of("x", List.of(1)), null)))),
                    "use a string, a number, a boolean or bytes");
        }

        @Test
        void stay_when_the_connector_refuses_or_hangs() {
            run();
            await(fixture.herder.stop("in"));
            fixture.script("in").altersOffsets =
                    () -> {
                        throw new UnsupportedOperationException();
                    };
            refused(
                    Kind.INTERNAL,
                    () -> await(fixture.herder.resetOffsets("in")),
                    "Failed to modify offsets for connector in because it doesn't support external"
                            + " modification of offsets");
            fixture.script("in").hangsInAlterOffsets = true;
            fixture.script("in").altersOffsets = () -> true;
            CompletableFuture<String> reset = fixture.herder.resetOffsets("in");
            fixture.world.timeOut();
            refused(Kind.TIMED_OUT, () -> await(reset), "Request timed out");
            fixture.world.timeOut();
            fixture.script("in").never.countDown();

            assertThat(await(fixture.herder.offsets("in"))).hasSize(1);
        }

        private void run() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.script("in").feed.addAll(List.of("a", "b"));
            fixture.world.eventually(
                    () ->
                            await(fixture.herder.offsets("in")).stream()
                                    .anyMatch(
                                            entry ->
                                                    Map.of("position", 2L).equals(entry.offset())));
        }
    }

    @Nested
    class OfASink {
        @Test
        void are_the_positions_of_its_group() {
            run();

            assertThat(await(fixture.herder.offsets("out")))
                    .containsExactly(
                            new OffsetEntry(
                                    Map.of("kafka_topic", "scripted", "kafka_partition", 0),
                                    Map.of("kafka_offset", 2L)));
        }

        @Test
        void can_be_moved_so_that_records_come_again() {
            run();
            await(fixture.herder.stop("out"));
            await(
                    fixture.herder.alterOffsets(
                            "out",
                            List.of(
                                    new OffsetEntry(
                                            Map.of(
                                                    "kafka_topic",
                                                    "scripted",
                                                    "kafka_partition",
                                                    "0"),
                                            Map.of("kafka_offset", "1")))));
            await(fixture.herder.resume("out"));

            fixture.world.eventually(() -> fixture.script("out").received.size() == 3);
            assertThat(fixture.script("out").received.get(2).value()).isEqualTo("b@2");
        }

        @Test
        void can_be_forgotten() {
            run();
            await(fixture.herder.stop("out"));
            await(fixture.herder.resetOffsets("out"));

            assertThat(await(fixture.herder.offsets("out"))).isEmpty();
            assertThat(fixture.script("out").calls)
                    .contains(
                            "connector.alterOffsets {"
                                    + new TopicPartition("scripted", 0)
                                    + "=null}");
        }

        @Test
        void that_are_no_sinks_offsets_are_refused() {
            run();
            await(fixture.herder.stop("out"));

            wrong(null, null, "cannot be null or missing");
            wrong(Map.of("topic", "x"), null, "must contain the keys 'kafka_topic' and");
            wrong(
                    Map.of("kafka_topic", "x", "kafka_partition", "one"),
                    null,
                    "Failed to parse the following Kafka partition value in the provided offsets:"
                            + " 'one'. Partition values for sink connectors need to be integers.");
            Map<String, Object> partition = Map.of("kafka_topic", "x", "kafka_partition", 0);
            wrong(partition, Map.of("offset", 1), "contain the key 'kafka_offset'");
            wrong(partition, Map.of("kafka_offset", 1.5), "Failed to parse");
            wrong(partition, Map.of("kafka_offset", -1), "is negative");
        }

        private void wrong(Map<String, ?> partition, Map<String, ?> offset, String message) {
            refused(
                    Kind.BAD_REQUEST,
                    () ->
                            await(
                                    fixture.herder.alterOffsets(
                                            "out", List.of(new OffsetEntry(partition, offset)))),
                    message);
        }

        private void run() {
            await(fixture.herder.create(fixture.source("in")));
            await(fixture.herder.create(fixture.sink("out", "topics", "scripted")));
            fixture.script("in").feed.addAll(List.of("a", "b"));
            fixture.awaitTask("out", TaskState.RUNNING);
            fixture.world.eventually(
                    () ->
                            await(fixture.herder.offsets("out")).stream()
                                    .anyMatch(
                                            entry ->
                                                    Map.of("kafka_offset", 2L)
                                                            .equals(entry.offset())));
        }
    }

    private static void refused(Kind kind, ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
