package dev.fairlead.runtime.cli;

import java.util.List;
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
     */
    static Logging configure(LogStyle style, Terminal terminal) {
        if (System.getProperty(CONFIG_FILE) != null) {
            return new Logging(List.of());
        }
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(style.json() ? new JsonFormatter() : new LineFormatter(terminal));
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
