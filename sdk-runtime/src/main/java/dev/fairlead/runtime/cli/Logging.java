package dev.fairlead.runtime.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process's logging: lines for people on standard error.
 *
 * @param quietened loggers whose level was set; held, because the JDK forgets loggers that nobody
 *     holds, and their levels with them
 */
record Logging(List<Logger> quietened) {
    private static final String CONFIG_FILE = "java.util.logging.config.file";

    /**
     * Configures logging, unless the user has done so with {@code java.util.logging.config.file}.
     * Kafka's clients only warn, unless details are wanted.
     *
     * @param hide takes secrets out of texts
     */
    static Logging configure(LogStyle style, Terminal terminal, UnaryOperator<String> hide) {
        Logger root = Logger.getLogger("");
        if (System.getProperty(CONFIG_FILE) != null) {
            for (Handler handler : root.getHandlers()) {
                if (handler.getFormatter() != null) {
                    handler.setFormatter(new HidingFormatter(handler.getFormatter(), hide));
                }
            }
            return new Logging(List.of());
        }
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(
                style.json() ? new JsonFormatter(hide) : new LineFormatter(terminal, hide));
        root.addHandler(console);
        root.setLevel(style.verbose() ? Level.FINE : Level.INFO);
        Logging logging =
                new Logging(
                        style.verbose()
                                ? List.of()
                                : List.of(
                                        Logger.getLogger("org.apache.kafka.clients"),
                                        Logger.getLogger("org.apache.kafka.common"),
                                        Logger.getLogger("org.eclipse.jetty"),
                                        Logger.getLogger("org.glassfish.jersey")));
        logging.quietened.forEach(logger -> logger.setLevel(Level.WARNING));
        return logging;
    }

    /** Gives the loggers their levels back. */
    void restore() {
        quietened.forEach(logger -> logger.setLevel(null));
    }
}
