package dev.fairlead.runtime.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets();

    @Nested
    class AText {
        @Test
        void has_no_secrets_of_any_connector() {
            secrets.use("a", List.of("open sesame", "98765"));
            secrets.use("b", List.of("swordfish"));

            assertThat(secrets.hide("98765 opens with open sesame, not swordfish"))
                    .isEqualTo("[hidden] opens with [hidden], not [hidden]");
        }

        @Test
        void without_secrets_is_the_same() {
            String text = "nothing to see";
            assertThat(secrets.hide(text)).isSameAs(text);
            secrets.use("a", List.of("swordfish"));
            assertThat(secrets.hide(text)).isSameAs(text);
            assertThat(secrets.hide("")).isEmpty();
            assertThat(secrets.hide("swo")).isEqualTo("swo");
        }

        @Test
        void loses_the_longest_of_secrets_that_begin_alike() {
            secrets.use("a", List.of("pass", "password", "password123"));

            assertThat(secrets.hide("password123 password pass pas"))
                    .isEqualTo("[hidden] [hidden] [hidden] pas");
        }

        @Test
        void keeps_what_is_too_short_or_no_secret() {
            secrets.use("a", List.of("abc", "", "true", "none"));

            assertThat(secrets.hide("abc is true of none")).isEqualTo("abc is true of none");
        }

        @Test
        void loses_what_plugins_make_of_a_secret_with_space_around_it() {
            secrets.use("a", List.of("swordfish\n"));

            assertThat(secrets.hide("it is swordfish.")).isEqualTo("it is [hidden].");
        }

        @Test
        void loses_the_password_in_a_login_configuration() {
            secrets.use(
                    "a",
                    List.of("a.b.LoginModule required username=\"x\" password=\"swordfish\";"));

            assertThat(secrets.hide("x can't log in with swordfish"))
                    .isEqualTo("x can't log in with [hidden]");
        }

        /** Against the plain way. */
        @Test
        void is_what_replacing_one_after_the_other_makes_of_it() {
            Random random = new Random(5);
            for (int round = 0; round < 500; round++) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < random.nextInt(5); i++) {
                    values.add("#" + random.nextInt(20) + "abcdef".substring(random.nextInt(3)));
                }
                StringBuilder text = new StringBuilder("x");
                for (int i = 0; i < 20; i++) {
                    text.append(
                            values.isEmpty() || random.nextBoolean()
                                    ? "#" + random.nextInt(20)
                                    : values.get(random.nextInt(values.size())));
                    text.append(' ');
                }
                String expected = text.toString();
                for (String value :
                        values.stream()
                                .sorted((a, b) -> b.length() - a.length())
                                .filter(value -> value.length() >= 4)
                                .toList()) {
                    expected = expected.replace(value, "[hidden]");
                }
                assertThat(Secrets.hide(text.toString(), values)).isEqualTo(expected);
            }
        }
    }

    @Nested
    class ASecretThatIsNotInUseAnyMore {
        @Test
        void may_still_be_in_an_exception() {
            secrets.use("a", List.of("swordfish"));
            secrets.use("a", List.of("open sesame"));
            secrets.drop("a");

            assertThat(secrets.hide("swordfish, open sesame")).isEqualTo("[hidden], [hidden]");
        }

        @Test
        void is_forgotten_after_many_others_but_those_in_use_are_not() {
            secrets.use("a", List.of("swordfish"));
            secrets.see(List.of("open sesame"));
            List<String> others = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                others.add("other" + i);
            }
            secrets.see(others);

            assertThat(secrets.hide("swordfish, open sesame, other3"))
                    .isEqualTo("[hidden], open sesame, [hidden]");
        }
    }
}
