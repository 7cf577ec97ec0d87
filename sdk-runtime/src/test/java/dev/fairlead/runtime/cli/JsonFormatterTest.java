package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.runtime.worker.WorkerThreads;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class JsonFormatterTest {
    private final LogRecord record = new LogRecord(Level.WARNING, "two\nlines \"quoted\"");

    @AfterEach
    void forget() {
        MDC.remove(WorkerThreads.LOG_CONTEXT);
    }

    @Nested
    class AMessageOfATask {
        @Test
        void is_one_line_with_its_time_level_author_and_task() throws JsonProcessingException {
            MDC.put(WorkerThreads.LOG_CONTEXT, "[orders|task-0] ");
            record.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
            record.setLoggerName("com.acme.Thing");
            String line = new JsonFormatter(text -> text).format(record);

            assertThat(line).endsWith("}\n");
            assertThat(line.lines()).hasSize(1);
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.get("timestamp").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
            assertThat(json.get("level").asText()).isEqualTo("WARN");
            assertThat(json.get("logger").asText()).isEqualTo("com.acme.Thing");
            assertThat(json.get("connector.context").asText()).isEqualTo("[orders|task-0]");
            assertThat(json.get("message").asText()).isEqualTo("two\nlines \"quoted\"");
            assertThat(json.has("exception")).isFalse();
        }
    }

    @Nested
    class ACause {
        @Test
        void comes_with_its_trace() throws JsonProcessingException {
            record.setThrown(new IllegalStateException("why"));
            JsonNode json =
                    new ObjectMapper().readTree(new JsonFormatter(text -> text).format(record));

            assertThat(json.get("exception").asText())
                    .startsWith("java.lang.IllegalStateException: why")
                    .contains("JsonFormatterTest");
            assertThat(json.has("connector.context")).isFalse();
        }
    }
}
