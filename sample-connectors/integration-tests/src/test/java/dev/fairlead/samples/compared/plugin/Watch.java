package dev.fairlead.samples.compared.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.connector.ConnectorContext;

/** Asks for other tasks as soon as there is a file. */
final class Watch {
    private static final long BREATH_NANOS = 20_000_000;

    private final Path file;
    private final ConnectorContext context;
    private final Thread thread = new Thread(this::run, "watch");
    private volatile boolean ended;

    Watch(Path file, ConnectorContext context) {
        this.file = file;
        this.context = context;
    }

    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void end() {
        ended = true;
    }

    private void run() {
        while (!ended && !isThere()) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
        if (!ended) {
            context.requestTaskReconfiguration();
        }
    }
}
