package dev.fairlead.samples.faults;

import dev.fairlead.samples.real.LazySink;
import java.nio.file.Path;

/** Connectors that write lines. */
enum SinkKind {
    FILE_STREAM("FileStreamSink") {
        @Override
        String settings(Path directory) {
            return "file=" + directory.resolve("out.txt");
        }
    },
    FILE_SINK("FileSink") {
        @Override
        String settings(Path directory) {
            return "directory=" + directory;
        }
    },
    /** One with a fault: it keeps lines in its memory while the worker commits. */
    LAZY(LazySink.class.getName()) {
        @Override
        String settings(Path directory) {
            return "file=" + directory.resolve("out.txt");
        }
    };

    private final String plugin;

    SinkKind(String plugin) {
        this.plugin = plugin;
    }

    String plugin() {
        return plugin;
    }

    /** What it is told, beside the topic. */
    abstract String settings(Path directory);
}
