package dev.fairlead.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.runtime.worker.WorkerThreads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.MDC;

/** One object of JSON on a line per message, for programs that collect logs. */
final class JsonFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final UnaryOperator<String> hide;

    /**
     * @param hide takes secrets out of texts
     */
    JsonFormatter(UnaryOperator<String> hide) {
        this.hide = hide;
    }

    @Override
    public String format(LogRecord record) {
        ObjectNode line = mapper.createObjectNode();
        line.put("timestamp", TIME.format(record.getInstant()));
        line.put("level", level(record.getLevel()));
        line.put("logger", record.getLoggerName());
        line.put("thread", Thread.currentThread().getName());
        String context = MDC.get(WorkerThreads.LOG_CONTEXT);
        if (context != null) {
            line.put(WorkerThreads.LOG_CONTEXT, context.strip());
        }
        line.put("message", hide.apply(formatMessage(record)));
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace, true));
            line.put("exception", hide.apply(trace.toString().stripTrailing()));
        }
        try {
            return mapper.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (level.intValue() >= Level.INFO.intValue()) {
            return "INFO";
        }
        return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }
}
