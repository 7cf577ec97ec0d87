package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.log.disk.DiskLog;
import dev.fairlead.runtime.log.disk.DiskLogOptions;
import dev.fairlead.runtime.offsets.FileOffsetStore;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.worker.EmbeddedLogs;
import dev.fairlead.runtime.worker.Logs;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/** Chooses where records and source offsets are kept. */
final class Storage {
    private Storage() {}

    /** The embedded log's own directory in a worker's data directory. */
    static Path logDirectory(Path data) {
        return data.resolve("log");
    }

    static Logs logs(WorkerOptions options) {
        DiskLog log =
                DiskLog.open(
                        logDirectory(options.dataDirectory()),
                        DiskLogOptions.defaults(),
                        InstantSource.system(),
                        daemons("log-writer"));
        return new EmbeddedLogs(log, options.clients());
    }

    static OffsetStore offsets(WorkerOptions options) {
        return FileOffsetStore.open(options.offsets().file(), daemons("offset-writer"));
    }

    private static ThreadFactory daemons(String name) {
        return body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
