package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneRunTest {
    @Test
    void the_plain_form_is_understood_without_the_command_line_library() {
        assertThat(plain("standalone --print-records w.properties a.json b.properties"))
                .contains(
                        new StandaloneRun(
                                Path.of("w.properties"),
                                List.of(Path.of("a.json"), Path.of("b.properties")),
                                true,
                                new LogStyle(false, false)));
    }

    @Test
    void how_to_log_is_understood_anywhere_in_the_line() {
        assertThat(plain("standalone w.properties --log-json a.json --verbose"))
                .get()
                .extracting(StandaloneRun::logStyle)
                .isEqualTo(new LogStyle(true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standalone",
                "standalone --help",
                "standalone w.properties --unknown",
                "standalone --print-records",
                "log data",
                "standalone @arguments",
            })
    void anything_else_is_left_to_it(String line) {
        assertThat(plain(line)).isEmpty();
    }

    private static Optional<StandaloneRun> plain(String line) {
        return StandaloneRun.plain(line.split(" "));
    }
}
