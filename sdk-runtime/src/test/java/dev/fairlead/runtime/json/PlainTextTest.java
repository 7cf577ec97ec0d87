package dev.fairlead.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static byte[] plain(int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    private static boolean isPlain(int sign) {
        return sign >= ' ' && sign < 0x80 && sign != '"' && sign != '\\';
    }

    @Nested
    class ByteByByte {
        @Test
        void each_that_is_not_plain_is_found_wherever_it_is() {
            for (int sign = 0; sign < 256; sign++) {
                for (int at = 3; at < 19; at++) {
                    byte[] text = plain(32);
                    text[at] = (byte) sign;
                    assertThat(PlainText.end(text, 3)).isEqualTo(isPlain(sign) ? 27 : at);
                }
            }
        }

        @Test
        void the_first_of_two_is_found() {
            for (int sign = 0; sign < 256; sign++) {
                byte[] text = plain(16);
                text[4] = '"';
                text[5] = (byte) sign;
                assertThat(PlainText.end(text, 1)).isEqualTo(4);
            }
        }
    }

    @Nested
    class NearTheEnd {
        @Test
        void fewer_than_eight_bytes_are_left_to_others() {
            assertThat(PlainText.end(plain(7), 0)).isZero();
            assertThat(PlainText.end(plain(8), 1)).isEqualTo(1);
            assertThat(PlainText.end(plain(15), 0)).isEqualTo(8);
        }
    }
}
