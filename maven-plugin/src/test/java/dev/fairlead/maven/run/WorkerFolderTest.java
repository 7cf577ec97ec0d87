package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFolderTest {
    private static final Path PLUGINS = Path.of("plugins", "1");

    @TempDir private Path directory;

    @Nested
    class TheWorkersProperties {
        @Test
        void keep_the_log_in_the_folder() throws Exception {
            Path run = Files.createDirectory(directory.resolve("run"));

            Properties properties =
                    read(
                            new WorkerFolder(run)
                                    .writeProperties(PLUGINS, DevLog.embedded(), Map.of()));

            assertThat(properties)
                    .containsEntry("fairlead.data.dir", run.resolve("data").toString());
        }

        @Test
        void keep_what_is_offset_in_one_log_apart_from_another() throws Exception {
            WorkerFolder folder = new WorkerFolder(directory.resolve("run"));

            Properties own =
                    read(folder.writeProperties(PLUGINS, DevLog.ownKafka("h:1"), Map.of()));
            Properties other =
                    read(folder.writeProperties(PLUGINS, DevLog.kafka("h:1,i:2"), Map.of()));

            assertThat(own).containsEntry("bootstrap.servers", "h:1");
            assertThat(other).containsEntry("bootstrap.servers", "h:1,i:2");
            assertThat(own.get("fairlead.data.dir")).isNotEqualTo(other.get("fairlead.data.dir"));
        }

        @Test
        void let_the_projects_settings_win() throws Exception {
            Path run = Files.createDirectory(directory.resolve("run"));

            Properties properties =
                    read(
                            new WorkerFolder(run)
                                    .writeProperties(
                                            PLUGINS,
                                            DevLog.embedded(),
                                            Map.of("key.converter", "com.acme.C")));

            assertThat(properties).containsEntry("key.converter", "com.acme.C");
        }
    }

    @Nested
    class TheConnectors {
        @Test
        void are_properties_and_json_files_by_name() throws Exception {
            Path b = Files.createFile(directory.resolve("b.properties"));
            Path a = Files.createFile(directory.resolve("a.json"));
            Files.createFile(directory.resolve("README.md"));

            assertThat(WorkerFolder.connectors(directory)).containsExactly(a, b);
        }

        @Test
        void are_none_without_the_directory() throws Exception {
            assertThat(WorkerFolder.connectors(directory.resolve("none"))).isEmpty();
        }
    }

    private static Properties read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }
}
