package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFolderTest {
    @TempDir private Path directory;

    @Nested
    class ThePluginPath {
        @Test
        void holds_the_plugin_jar_and_nothing_that_an_earlier_run_left() throws Exception {
            WorkerFolder folder = new WorkerFolder(directory.resolve("run"));
            folder.place(List.of(Files.writeString(directory.resolve("old-1.0.jar"), "old")));

            folder.place(List.of(Files.writeString(directory.resolve("new-1.0.jar"), "new")));

            assertThat(pluginPath(folder)).isDirectoryContaining("glob:**/new-1.0.jar");
            assertThat(pluginPath(folder)).isDirectoryNotContaining("glob:**/old-1.0.jar");
        }

        private Path pluginPath(WorkerFolder folder) throws Exception {
            return Path.of(read(folder.writeProperties(Map.of())).getProperty("plugin.path"));
        }
    }

    @Nested
    class TheWorkersProperties {
        @Test
        void keep_the_log_in_the_folder() throws Exception {
            Path run = Files.createDirectory(directory.resolve("run"));

            Properties properties = read(new WorkerFolder(run).writeProperties(Map.of()));

            assertThat(properties)
                    .containsEntry("fairlead.data.dir", run.resolve("data").toString());
        }

        @Test
        void let_the_projects_settings_win() throws Exception {
            Path run = Files.createDirectory(directory.resolve("run"));

            Properties properties =
                    read(
                            new WorkerFolder(run)
                                    .writeProperties(Map.of("key.converter", "com.acme.C")));

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
