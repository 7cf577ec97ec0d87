package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;

/** Says what the file system refused. */
final class Trouble {
    private Trouble() {}

    static KafkaException reading(Path path, IOException cause) {
        return new KafkaException("the log can't read '" + path + "': " + cause, cause);
    }

    static KafkaException writing(Path path, IOException cause) {
        return new KafkaException("the log can't write '" + path + "': " + cause, cause);
    }
}
