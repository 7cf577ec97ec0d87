package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    @Test
    void shows_place_key_and_value_on_one_line() {
        assertThat(new RecordText(Terminal.PLAIN).of("t", 1, 7, bytes("k"), bytes("a\nb\tc")))
                .isEqualTo("t-1@7  k  a\\nb\\tc");
    }

    @Test
    void shows_nothing_as_null_and_other_bytes_in_hexadecimal() {
        assertThat(RecordText.text(null)).isEqualTo("null");
        assertThat(RecordText.text(new byte[] {(byte) 0xFF, 1})).isEqualTo("0xff01");
        assertThat(RecordText.text(bytes("\u0001"))).isEqualTo("\\u0001");
        assertThat(RecordText.text(bytes("h\u00e9"))).isEqualTo("h\u00e9");
    }

    @Test
    void cuts_what_is_too_long_and_says_how_long_it_is() {
        assertThat(RecordText.text(bytes("x".repeat(5000))))
                .isEqualTo("x".repeat(2000) + "... (5000 bytes)");
    }

    @Test
    void has_colours_only_on_a_terminal() {
        assertThat(new RecordText(Terminal.COLOURED).of("t", 1, 7, null, null))
                .isEqualTo("\u001b[36mt-1@7\u001b[0m  \u001b[33mnull\u001b[0m  null");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
