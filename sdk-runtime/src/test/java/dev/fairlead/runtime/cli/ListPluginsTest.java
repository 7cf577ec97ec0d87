package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.runtime.plugin.Inventory;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.plugin.PluginType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListPluginsTest {
    @TempDir private Path root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() {
        new PluginJar()
                .with(
                        "com.acme.AcmeConverter",
                        PluginJar.converter("com.acme", "AcmeConverter", "1.2"))
                .with("com.acme.Bare", PluginJar.converter("com.acme", "Bare", "1.2"))
                .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                .writeJar(root.resolve("path/acme/acme.jar"));
    }

    @Nested
    class IntoAPipe {
        @Test
        void there_is_a_line_with_tabs_for_each_plugin() {
            assertThat(run("--plugin-path", path())).isZero();

            assertThat(out.toString().lines())
                    .containsExactly(
                            "converter\tcom.acme.AcmeConverter\tAcme\t1.2\t"
                                    + path()
                                    + "/acme\tyes\t",
                            "converter\tcom.acme.Bare\tBare\t1.2\t" + path() + "/acme\tno\t");
        }

        @Test
        void files_that_are_no_plugins_are_told_on_the_other_stream() throws IOException {
            Files.writeString(root.resolve("path/b.jar"), "no zip");
            run("--plugin-path", path());

            assertThat(out.toString().lines()).hasSize(2);
            assertThat(err.toString()).contains("b.jar\" is skipped: ");
        }

        @Test
        void json_is_written_when_asked_for() throws IOException {
            run("--json", "--plugin-path", path());

            JsonNode all = new ObjectMapper().readTree(out.toString());
            assertThat(all.get("plugins")).hasSize(2);
            JsonNode acme = all.get("plugins").get(0);
            assertThat(acme.get("class").asText()).isEqualTo("com.acme.AcmeConverter");
            assertThat(acme.get("manifest").asBoolean()).isTrue();
            assertThat(acme.get("usable").asBoolean()).isTrue();
            assertThat(all.get("problems")).isEmpty();
        }
    }

    @Nested
    class OnATerminal {
        @Test
        void plugins_stand_in_columns_below_their_location() {
            Inventory inventory =
                    Inventory.of(List.of(root.resolve("path")), getClass().getClassLoader());
            new PluginTable(Terminal.PLAIN).print(inventory, new PrintWriter(out, true));

            assertThat(out.toString().lines())
                    .containsExactly(
                            path() + "/acme",
                            "  converter  Acme  1.2  com.acme.AcmeConverter",
                            "  converter  Bare  1.2  com.acme.Bare  no manifest",
                            "",
                            "2 plugins, 1 without manifest: plugin.discovery=service_load doesn't"
                                    + " find them, and with hybrid_fail a worker doesn't start");
        }
    }

    @Nested
    class ThePath {
        @Test
        void may_be_that_of_a_workers_configuration() throws IOException {
            Path worker = root.resolve("worker.properties");
            Files.writeString(worker, "plugin.path=" + path() + "\n");

            assertThat(run(worker.toString())).isZero();
            assertThat(out.toString().lines()).hasSize(2);
        }

        @Test
        void must_be_told() {
            assertThat(run()).isNotZero();
            assertThat(err.toString()).contains("name a worker.properties or give a --plugin-path");
        }
    }

    private String path() {
        return root.resolve("path").toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new ListPlugins())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
