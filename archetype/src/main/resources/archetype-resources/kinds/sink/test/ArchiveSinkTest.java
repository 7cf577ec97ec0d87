package ${package};

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.world.SinkWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSinkTest {
    @TempDir Path directory;
    private int worlds;

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SinkLaws.of(ArchiveSink.class)
                .in(() -> new Archive(directory.resolve("archive-" + worlds++)))
                .delivers(Delivery.IDEMPOTENT)
                .check();
    }

    /** What the sink writes to: the kit looks there after each crash. */
    record Archive(Path directory) implements SinkWorld {
        @Override
        public Map<String, String> settings() {
            return Map.of("directory", directory.toString());
        }

        @Override
        public Collection<String> stored() {
            if (!Files.exists(directory)) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(file -> file.toString().endsWith(".txt")).sorted().map(Archive::text).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
