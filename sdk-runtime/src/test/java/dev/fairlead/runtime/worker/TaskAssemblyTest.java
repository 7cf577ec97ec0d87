package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskAssemblyTest {
    private static final String[] TOLD = {
        "value.converter", Script.ToldConverter.class.getName(), "value.converter.script", "told"
    };

    private final WorkerFixture fixture = new WorkerFixture(Optional.of(new NoLogs()));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ALogThatCanNotBeOpened {
        @Test
        void leaves_nothing_of_a_source_open_and_fails_its_task() throws Exception {
            assertEverythingIsClosedAgain(fixture.source("in", TOLD));
        }

        @Test
        void leaves_nothing_of_a_sink_open_and_fails_its_task() throws Exception {
            String[] settings = List.of(TOLD).toArray(new String[TOLD.length + 2]);
            settings[TOLD.length] = "topics";
            settings[TOLD.length + 1] = "t";

            assertEverythingIsClosedAgain(fixture.sink("out", settings));
        }
    }

    /** One converter is made to check the configuration, and one for the task. */
    private void assertEverythingIsClosedAgain(ConnectorConfig connector) throws Exception {
        List<String> calls = Script.named("told").calls;
        calls.clear();

        fixture.worker.start(connector).get(20, TimeUnit.SECONDS);

        assertThat(fixture.state(connector.name())).isEqualTo(TaskState.RUNNING);
        assertThat(fixture.taskState(connector.name())).isEqualTo(TaskState.FAILED);
        assertThat(fixture.taskTrace(connector.name())).contains("no log today");
        assertThat(calls)
                .containsExactly(
                        "converter.configure",
                        "converter.close",
                        "converter.configure",
                        "converter.close");
    }

    /** Logs that are out of order. */
    private record NoLogs() implements Logs {
        @Override
        public OutboundLog outbound(TaskId task, ClientOptions overrides) {
            throw new KafkaException("no log today");
        }

        @Override
        public InboundLog inbound(TaskId task, ClientOptions overrides) {
            throw new KafkaException("no log today");
        }

        @Override
        public Topics topics(TaskId task, ClientOptions overrides) {
            throw new KafkaException("no log today");
        }

        @Override
        public GroupPositions positions(String connector, ClientOptions overrides) {
            throw new KafkaException("no log today");
        }

        @Override
        public void close() {}
    }
}
