package dev.fairlead.samples.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.tools.ConnectPluginPath;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The files sample's plugin jar as Apache's own {@code connect-plugin-path} sees it. */
class PluginPathIT {
    private static final int COLUMNS = 8;

    @Nested
    class EachPluginInTheJar {
        @Test
        void is_listed_as_loadable_and_found_by_its_service_file() {
            List<Listed> listed = list(System.getProperty("fairlead.samples.files.jar"));

            assertThat(listed)
                    .extracting(Listed::plugin)
                    .containsExactlyInAnyOrder(
                            "dev.fairlead.samples.files.FollowConnector",
                            "dev.fairlead.samples.files.FileSink",
                            "dev.fairlead.samples.files.LatestSink",
                            "dev.fairlead.samples.files.SpoolSource");
            assertThat(listed)
                    .allSatisfy(each -> assertThat(each.loadable()).isEqualTo("true"))
                    .allSatisfy(each -> assertThat(each.manifest()).isEqualTo("true"));
        }
    }

    private record Listed(String plugin, String loadable, String manifest) {}

    private static List<Listed> list(String jar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exit =
                ConnectPluginPath.mainNoExit(
                        new String[] {"list", "--plugin-location", jar},
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertThat(exit).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        // below the table's head are the jar's plugins, and those of the worker's own class path
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length == COLUMNS && columns[7].endsWith(".jar"))
                .map(columns -> new Listed(columns[0], columns[5], columns[6]))
                .toList();
    }
}
