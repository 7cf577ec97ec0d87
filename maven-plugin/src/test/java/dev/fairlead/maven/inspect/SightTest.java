package dev.fairlead.maven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SightTest {
    @Nested
    class ALine {
        @Test
        void is_read_as_it_was_written() {
            Sight sight =
                    Sight.of(Sight.Kind.DEFAULT, "com.acme.Even", "a b", "100 %", "one\ntwo", "");

            assertThat(sight.line()).doesNotContain("\n");
            assertThat(Sight.parse(sight.line())).isEqualTo(sight);
        }
    }
}
