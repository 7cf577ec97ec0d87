package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Nested
    class WhatIsTyped {
        @Test
        void is_a_key_or_its_word() {
            assertThat(List.of("p", "pause", "resume", " P ", "0p"))
                    .allSatisfy(
                            typed ->
                                    assertThat(Key.parse(typed).orElseThrow().key())
                                            .isEqualTo(Key.PAUSE));
            assertThat(Key.parse("?").orElseThrow().key()).isEqualTo(Key.HELP);
        }

        @Test
        void may_have_a_number_on_either_side() {
            Key.Press tenBack = new Key.Press(Key.BACK, OptionalInt.of(10));

            assertThat(List.of("10b", "b10", "b 10", "rewind 10", "10 back"))
                    .allSatisfy(typed -> assertThat(Key.parse(typed)).contains(tenBack));
            assertThat(Key.parse("b")).contains(new Key.Press(Key.BACK, OptionalInt.empty()));
        }

        @Test
        void is_nothing_when_it_is_no_key() {
            assertThat(List.of("x", "pa", "1b2", "99999999999b", "b -1", ""))
                    .allSatisfy(typed -> assertThat(Key.parse(typed)).isEmpty());
        }
    }

    @Nested
    class TheHelp {
        @Test
        void names_each_key_once() {
            assertThat(Key.help()).hasSize(Key.values().length).doesNotHaveDuplicates();
            assertThat(Key.summary()).contains("p pause", "b back", "? help");
        }
    }
}
