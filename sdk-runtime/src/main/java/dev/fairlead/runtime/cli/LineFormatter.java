package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.worker.WorkerThreads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.MDC;

/**
 * One line per message: time, level, connector and task, message, and who says it. A cause follows
 * below.
 */
final class LineFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final UnaryOperator<String> hide;

    /**
     * @param hide takes secrets out of texts
     */
    LineFormatter(Terminal terminal, UnaryOperator<String> hide) {
        this.terminal = terminal;
        this.hide = hide;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(160);
        line.append(terminal.dim(TIME.format(record.getInstant()))).append(' ');
        line.append(level(record.getLevel())).append(' ');
        String context = MDC.get(WorkerThreads.LOG_CONTEXT);
        if (context != null) {
            line.append(terminal.cyan(context.strip())).append(' ');
        }
        line.append(hide.apply(formatMessage(record)));
        line.append(terminal.dim(" (" + simpleName(record.getLoggerName()) + ")"));
        line.append(System.lineSeparator());
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace, true));
            line.append(terminal.dim(hide.apply(trace.toString().stripTrailing())))
                    .append(System.lineSeparator());
        }
        return line.toString();
    }

    private String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return terminal.red("ERROR");
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return terminal.yellow("WARN ");
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO " : terminal.dim("DEBUG");
    }

    private static String simpleName(String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }
}
