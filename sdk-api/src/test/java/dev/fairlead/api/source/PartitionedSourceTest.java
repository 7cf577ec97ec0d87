package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionedSourceTest {
    private final Shelf shelf = new Shelf();
    private final ShelfSource source = new ShelfSource();
    private final Map<String, String> settings =
            Map.of("shelf", shelf.name, "topic", "words", "name", "x", "tasks.max", "8");

    @AfterEach
    void clear() {
        source.stop();
        shelf.close();
    }

    /** Chooses topics itself, so there is no setting for it. */
    static final class Routing
            extends PartitionedSource<
                    ShelfSource.Config, ShelfSource.Row, ShelfSource.Index, String> {
        @Override
        protected Stream<ShelfSource.Row> partitions(ShelfSource.Config config) {
            return Stream.empty();
        }

        @Override
        protected Reader<ShelfSource.Index, String> open(
                ShelfSource.Config config,
                ShelfSource.Row row,
                Optional<ShelfSource.Index> resumeAfter) {
            return max -> List.of();
        }

        @Override
        protected String topic(ShelfSource.Config config, ShelfSource.Row row, String value) {
            return "row-" + row.name();
        }
    }

    @Nested
    class TheConnector {
        @Test
        void has_the_settings_of_its_author_and_those_of_the_pattern() {
            assertThat(source.config().names())
                    .contains("shelf", "topic", "batch.max.records", "partitions.refresh");
            assertThat(new Routing().config().names()).doesNotContain("topic");
        }

        @Test
        void refuses_at_the_start_what_validation_refuses() {
            assertThatThrownBy(() -> source.start(Map.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll("shelf: is missing", "topic: is missing");
            assertThat(source.validate(Map.of()).configValues())
                    .filteredOn(value -> !value.errorMessages().isEmpty())
                    .extracting(value -> value.name())
                    .containsExactly("shelf", "topic");
        }

        @Test
        void has_a_version_and_supports_exactly_once() {
            assertThat(source.version()).isNotBlank();
            assertThat(source.exactlyOnceSupport(settings)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
            assertThat(new PartitionedSourceTask().version()).isEqualTo(source.version());
        }

        @Test
        void may_be_started_again_after_a_stop() {
            source.start(settings);
            source.stop();
            source.stop();
            source.start(settings);
            assertThat(source.taskConfigs(1)).hasSize(1);
        }

        @Test
        void accepts_its_own_offsets_only() {
            Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
            reset.put(Map.of("name", "a"), null);
            assertThat(source.alterOffsets(settings, reset)).isTrue();
            assertThat(source.alterOffsets(settings, Map.of())).isTrue();
            assertThat(
                            source.alterOffsets(
                                    settings, Map.of(Map.of("name", "a"), Map.of("index", 3))))
                    .isTrue();
            assertThatThrownBy(
                            () ->
                                    source.alterOffsets(
                                            settings, Map.of(Map.of("n", "a"), Map.of("index", 3))))
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(
                            () ->
                                    source.alterOffsets(
                                            settings,
                                            Map.of(Map.of("name", "a"), Map.of("index", "far"))))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Nested
    class TheTaskConfigurations {
        @Test
        void are_always_the_same_and_never_more_than_allowed() {
            for (int i = 0; i < 100; i++) {
                shelf.with("row" + i);
            }
            source.initialize(new CountingContext());
            source.start(settings);
            for (int n = 1; n <= 64; n++) {
                List<Map<String, String>> configs = source.taskConfigs(n);
                assertThat(configs).hasSize(n).isEqualTo(source.taskConfigs(n));
            }
        }
    }

    @Nested
    class TheDivision {
        private final List<String> hundred =
                Stream.iterate(0, i -> i + 1).limit(100).map(i -> "p" + i).toList();

        @Test
        void gives_equal_shares() {
            for (int tasks = 1; tasks <= 30; tasks++) {
                List<List<String>> shares = Assignment.divide(hundred, tasks);
                int least = hundred.size() / tasks;
                assertThat(shares).allSatisfy(s -> assertThat(s).hasSizeBetween(least, least + 1));
                assertThat(shares.stream().flatMap(List::stream))
                        .containsExactlyInAnyOrderElementsOf(hundred);
            }
        }

        @Test
        void does_not_depend_on_the_order_of_the_listing() {
            List<String> reversed = new ArrayList<>(hundred);
            java.util.Collections.reverse(reversed);
            assertThat(Assignment.divide(reversed, 7)).isEqualTo(Assignment.divide(hundred, 7));
        }

        @Test
        void moves_at_most_six_of_a_hundred_and_two_on_average_when_one_comes_or_goes() {
            long sum = 0;
            for (int run = 0; run < 100; run++) {
                List<String> before = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    before.add("p" + run + "-" + i);
                }
                List<String> after = new ArrayList<>(before);
                after.add("new" + run);
                long moved = moved(Assignment.divide(before, 8), Assignment.divide(after, 8));
                assertThat(moved).isLessThanOrEqualTo(6);
                assertThat(moved(Assignment.divide(after, 8), Assignment.divide(before, 8)))
                        .as("the one that went, and others")
                        .isLessThanOrEqualTo(7);
                sum += moved;
            }
            assertThat(sum).isLessThan(200);
        }

        @Test
        void in_the_order_of_names_would_move_many() {
            List<String> more = new ArrayList<>(hundred);
            more.add("a new one");
            assertThat(moved(byName(hundred), byName(more))).isGreaterThan(20);
        }

        private List<List<String>> byName(List<String> partitions) {
            List<String> sorted = partitions.stream().sorted().toList();
            List<List<String>> shares = new ArrayList<>();
            for (int task = 0; task < 8; task++) {
                shares.add(new ArrayList<>());
            }
            for (int i = 0; i < sorted.size(); i++) {
                shares.get(i % 8).add(sorted.get(i));
            }
            return shares;
        }

        private long moved(List<List<String>> before, List<List<String>> after) {
            return Stream.iterate(0, i -> i + 1)
                    .limit(before.size())
                    .flatMap(i -> before.get(i).stream().filter(p -> !after.get(i).contains(p)))
                    .count();
        }
    }

    @Nested
    class TheMonitor {
        private final CountingContext context = new CountingContext();
        private final AtomicReference<RuntimeException> failing = new AtomicReference<>();
        private List<Map<String, String>> now = List.of(Map.of("a", "1"));
        private final PartitionMonitor monitor =
                new PartitionMonitor(now, this::divide, context, Duration.ofDays(1));

        private List<Map<String, String>> divide() {
            if (failing.get() != null) {
                throw failing.get();
            }
            return now;
        }

        @Test
        void asks_for_a_reconfiguration_only_when_something_changed() {
            monitor.look();
            assertThat(context.requests).isZero();
            now = List.of(Map.of("a", "2"));
            monitor.look();
            monitor.look();
            assertThat(context.requests).isEqualTo(1);
        }

        @Test
        void asks_for_nothing_after_it_was_closed() {
            monitor.close();
            now = List.of();
            monitor.look();
            failing.set(new ConnectException("x"));
            monitor.look();
            assertThat(context.requests).isZero();
            assertThat(context.errors).isEmpty();
        }

        @Test
        void tries_again_after_a_retriable_failure_and_reports_any_other() {
            failing.set(new RetriableException("later"));
            monitor.look();
            assertThat(context.errors).isEmpty();
            failing.set(new ConnectException("never"));
            monitor.look();
            monitor.look();
            assertThat(context.errors).hasSize(1);
        }

        @Test
        void has_a_thread_only_while_there_are_several_tasks_to_feed() throws Exception {
            awaitTheEndOfMonitors(); // those of other tests were told to end, too
            shelf.with("a").with("b");
            source.initialize(context);
            source.start(settings);
            source.taskConfigs(1);
            assertThat(monitors()).isEmpty();
            source.taskConfigs(2);
            source.taskConfigs(2);
            source.stop();
            awaitTheEndOfMonitors();
        }

        private void awaitTheEndOfMonitors() throws InterruptedException {
            for (Thread thread : monitors()) {
                thread.join(10_000);
            }
            assertThat(monitors()).isEmpty();
        }

        private List<Thread> monitors() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("ShelfSource-partitions"))
                    .toList();
        }
    }

    private static final class CountingContext implements ConnectorContext {
        private int requests;
        private final List<Exception> errors = new ArrayList<>();

        @Override
        public void requestTaskReconfiguration() {
            requests++;
        }

        @Override
        public void raiseError(Exception error) {
            errors.add(error);
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new NoSuchMethodError("an older worker");
        }
    }
}
