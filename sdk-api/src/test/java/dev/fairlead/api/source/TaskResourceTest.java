package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Setting;
import dev.fairlead.api.internal.Agenda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskResourceTest {
    private static final Map<String, House> HOUSES = new ConcurrentHashMap<>();

    private final House house = new House();
    private final String name = "house-" + System.identityHashCode(house);

    TaskResourceTest() {
        HOUSES.put(name, house);
    }

    @AfterEach
    void clear() {
        HOUSES.remove(name);
    }

    /** An outside world: taps that readers read over one pipe. */
    private static final class House {
        final List<String> events = new ArrayList<>();
        final List<String> taps = new ArrayList<>(List.of("a", "b", "c"));
        int pipes;
        String dry = "";
        String burst = "";
        boolean unreachable;
        boolean noPipe;
    }

    private record Pipe(House house, int number) implements AutoCloseable {
        String drink(String tap) {
            if (tap.equals(house.dry)) {
                throw new RetriableException("tap " + tap + " is dry");
            }
            if (tap.equals(house.burst)) {
                throw new IllegalStateException("tap " + tap + " burst");
            }
            return tap + " over pipe " + number;
        }

        @Override
        public void close() {
            house.events.add("close pipe " + number);
            throw new IllegalStateException("leaks");
        }
    }

    public static final class Plumber
            extends PartitionedSource<Plumber.Config, Plumber.Tap, Plumber.Cups, String> {
        private final TaskResource<Pipe> pipe = perTask(Plumber::lay);

        record Config(@Setting("The house") String house) {}

        record Tap(String name) {}

        record Cups(int drunk) {}

        private static Pipe lay(Config config) {
            House house = HOUSES.get(config.house());
            if (house.noPipe) {
                return null;
            }
            if (house.unreachable) {
                throw new RetriableException("the road is closed");
            }
            return new Pipe(house, ++house.pipes);
        }

        @Override
        protected Stream<Tap> partitions(Config config) throws Exception {
            House house = HOUSES.get(config.house());
            if (house.taps.contains("asks too early")) {
                pipe.get();
            }
            return house.taps.stream().map(Tap::new);
        }

        @Override
        protected Reader<Cups, String> open(Config config, Tap tap, Optional<Cups> resumeAfter) {
            return new Reader<>() {
                private int drunk = resumeAfter.map(Cups::drunk).orElse(0);

                @Override
                public List<Item<Cups, String>> read(int max) throws Exception {
                    if (drunk == 2) {
                        return List.of();
                    }
                    String cup = pipe.get().drink(tap.name());
                    return List.of(new Item<>(new Cups(++drunk), cup));
                }

                @Override
                public void close() {
                    HOUSES.get(config.house()).events.add("close " + tap.name());
                }
            };
        }
    }

    private PartitionedSourceTask task() {
        Plumber plumber = new Plumber();
        plumber.start(Map.of("house", name, "topic", "cups"));
        PartitionedSourceTask task =
                new PartitionedSourceTask((monitor, millis) -> {}, Agenda.ofThisMachine());
        task.initialize(new FakeSourceContext());
        task.start(plumber.taskConfigs(1).get(0));
        return task;
    }

    private static List<String> cups(List<SourceRecord> records) {
        return records.stream().map(record -> (String) record.value()).toList();
    }

    @Nested
    class AResource {
        @Test
        void is_opened_once_for_all_partitions_of_a_task() throws Exception {
            PartitionedSourceTask task = task();
            assertThat(house.pipes).isZero();
            assertThat(cups(task.poll()))
                    .containsExactly("a over pipe 1", "b over pipe 1", "c over pipe 1");
            assertThat(cups(task.poll())).hasSize(3);
            assertThat(house.pipes).isEqualTo(1);
            assertThat(cups(task().poll())).contains("a over pipe 2");
        }

        @Test
        void is_closed_by_a_stop_after_the_readers() throws Exception {
            PartitionedSourceTask task = task();
            task.poll();
            task.stop();
            task.stop();
            assertThat(house.events)
                    .containsExactly("close a", "close b", "close c", "close pipe 1");
        }

        @Test
        void is_closed_when_a_reader_fails_and_opened_anew() throws Exception {
            PartitionedSourceTask task = task();
            task.poll();
            house.dry = "b";
            assertThat(cups(task.poll())).containsExactly("a over pipe 1", "c over pipe 2");
            assertThat(house.events).containsExactly("close b", "close pipe 1");
            house.dry = "";
            assertThat(cups(task.poll())).containsExactly("b over pipe 2");
        }

        @Test
        void is_closed_by_the_stop_of_a_task_that_failed() throws Exception {
            PartitionedSourceTask task = task();
            house.burst = "b";
            assertThat(cups(task.poll())).containsExactly("a over pipe 1", "c over pipe 2");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("tap b burst");
            task.stop();
            assertThat(house.events).contains("close pipe 1").endsWith("close pipe 2");
        }

        @Test
        void that_cannot_be_opened_yet_is_asked_for_again() throws Exception {
            house.unreachable = true;
            PartitionedSourceTask task = task();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("the road is closed");
            house.unreachable = false;
            assertThat(cups(task.poll())).hasSize(3);
        }

        @Test
        void must_not_be_null() {
            house.noPipe = true;
            assertThatThrownBy(() -> task().poll())
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("the opening of a task's resource returned null");
        }

        @Test
        void is_not_to_be_had_in_the_connector() {
            house.taps.add("asks too early");
            Plumber plumber = new Plumber();
            plumber.start(Map.of("house", name, "topic", "cups"));
            assertThatThrownBy(() -> plumber.taskConfigs(2))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("was asked for in the connector");
        }
    }
}
