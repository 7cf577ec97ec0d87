package dev.fairlead.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFilesTest {
    @TempDir private Path directory;

    @Nested
    class ADirectory {
        @Test
        void gives_the_same_connector_in_each_of_the_formats() throws Exception {
            write("a.properties", "name=orders\nconnector.class=X\nsize=3");
            write("b.json", "{\"name\": \"orders\", \"connector.class\": \"X\", \"size\": 3}");
            write(
                    "c.json",
                    "{\"name\": \"orders\", \"config\": {\"connector.class\": \"X\", \"size\":"
                            + " \"3\"}}");

            ConnectorFiles.Reading reading = ConnectorFiles.read(directory);

            assertThat(reading.findings()).isEmpty();
            assertThat(reading.connectors()).hasSize(3);
            assertThat(reading.connectors()).extracting(ConnectorFile::name).containsOnly("orders");
            assertThat(reading.connectors())
                    .extracting(ConnectorFile::config)
                    .containsOnly(reading.connectors().get(0).config());
        }

        @Test
        void tells_of_all_files_that_cannot_be_read() throws Exception {
            write("a.properties", "connector.class=X");
            write("b.json", "{\"name\": \"orders\"\n, oops}");
            write("c.json", "{\"name\": \"orders\", \"config\": {\"list\": [1]}}");

            assertThat(ConnectorFiles.read(directory).findings())
                    .extracting(Finding::what)
                    .satisfiesExactly(
                            what -> assertThat(what).endsWith("it says no name"),
                            what -> assertThat(what).endsWith(" in line 2"),
                            what -> assertThat(what).contains("\"list\" is not a text"));
        }

        @Test
        void without_configurations_is_told_how_to_name_another() {
            assertThat(ConnectorFiles.read(directory).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL810"));
        }
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(directory.resolve(name), text);
    }
}
