package dev.fairlead.samples.faults;

import dev.fairlead.samples.real.HastySource;
import java.nio.file.Path;

/** Connectors that read lines. */
enum SourceKind {
    FILE_STREAM("FileStreamSource") {
        @Override
        String settings(Path input) {
            return "file=" + input;
        }
    },
    FOLLOW("FollowConnector") {
        @Override
        String settings(Path input) {
            return "directory=" + input.getParent() + "\nglob=" + input.getFileName();
        }
    },
    /** One with a fault: its offsets are ahead of its records. */
    HASTY(HastySource.class.getName()) {
        @Override
        String settings(Path input) {
            return "file=" + input;
        }
    };

    private final String plugin;

    SourceKind(String plugin) {
        this.plugin = plugin;
    }

    String plugin() {
        return plugin;
    }

    /** What it is told, beside the topic. */
    abstract String settings(Path input);
}
