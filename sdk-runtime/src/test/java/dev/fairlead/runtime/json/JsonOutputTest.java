package dev.fairlead.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
    private static String text(double number) {
        JsonOutput output = new JsonOutput();
        output.number(number);
        return new String(output.toBytes(), StandardCharsets.ISO_8859_1);
    }

    @Nested
    class ADouble {
        @Test
        void of_few_digits_has_the_text_that_java_gives_it() {
            SplittableRandom random = new SplittableRandom(17);
            for (int i = 0; i < 100_000; i++) {
                double number = random.nextLong(-20_000_000_000L, 20_000_000_000L) / 1000.0;
                assertThat(text(number)).isEqualTo(Double.toString(number));
            }
        }

        @Test
        void beside_one_of_few_digits_has_the_text_that_java_gives_it() {
            SplittableRandom random = new SplittableRandom(18);
            for (int i = 0; i < 100_000; i++) {
                double near = random.nextLong(1, 2_000_000_000L) / 1000.0;
                assertThat(text(Math.nextUp(near))).isEqualTo(Double.toString(Math.nextUp(near)));
                assertThat(text(Math.nextDown(near)))
                        .isEqualTo(Double.toString(Math.nextDown(near)));
            }
        }

        @Test
        void at_the_limits_has_the_text_that_java_gives_it() {
            for (double number :
                    new double[] {
                        0,
                        -0.0,
                        0.001,
                        0.0009,
                        0.01,
                        0.1,
                        0.5,
                        1,
                        -1,
                        10,
                        100,
                        0.25,
                        999_999.999,
                        1e6,
                        1e7,
                        1e-4,
                        123.45,
                        5e-324
                    }) {
                assertThat(text(number)).isEqualTo(Double.toString(number));
                assertThat(text(-number)).isEqualTo(Double.toString(-number));
            }
        }
    }
}
