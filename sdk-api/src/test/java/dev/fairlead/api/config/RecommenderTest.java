package dev.fairlead.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.api.Default;
import dev.fairlead.api.Recommended;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecommenderTest {
    record Access(@Setting("Where") String url, @Setting("Secret") Password password) {}

    /** What needs only some of the settings beside. */
    record Look(String url, int port) {}

    static final class Tables implements Recommender<Access> {
        @Override
        public List<String> values(Access access) throws IOException {
            if (access.url().equals("down")) {
                throw new IOException("no route for " + access.password().value());
            }
            return List.of(access.url() + ".a", access.url() + ".b");
        }
    }

    static final class Ports implements Recommender<Look> {
        @Override
        public List<String> values(Look look) {
            return List.of(look.url() + look.port());
        }
    }

    static final class Never implements Recommender<Look> {
        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @Override
        public List<String> values(Look look) throws InterruptedException {
            try {
                new CountDownLatch(1).await();
            } finally {
                INTERRUPTED.countDown();
            }
            return List.of();
        }
    }

    static final class Faulty implements Recommender<Look> {
        @Override
        @SuppressWarnings("NullAway") // what a careless author does
        public List<String> values(Look look) {
            return null;
        }
    }

    record Grouped(
            @Setting("How to connect") Access access,
            @Setting("Tables") @Recommended(Tables.class) List<String> tables) {}

    record Flat(
            @Setting("Where") String url,
            @Setting("Port") @Default("80") int port,
            @Setting("Which") @Recommended(Ports.class) Optional<String> which,
            @Setting("Slow") @Default("false") boolean slow,
            @Setting("Never")
                    @VisibleWhen(setting = "slow")
                    @Recommended(value = Never.class, timeoutMs = 1)
                    Optional<String> never,
            @Setting("Faulty") @VisibleWhen(setting = "slow") @Recommended(Faulty.class)
                    Optional<String> faulty) {}

    private static ConfigValue value(Settings<?> settings, String key, Map<String, String> texts) {
        return settings.validate(texts).configValues().stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class WhatIsRecommended {
        @Test
        void comes_from_a_recommender_that_knows_a_group() {
            ConfigValue tables =
                    value(
                            Settings.of(Grouped.class),
                            "tables",
                            Map.of("access.url", "db", "access.password", "x"));
            assertThat(tables.recommendedValues()).containsExactly("db.a", "db.b");
        }

        @Test
        void comes_from_a_recommender_that_knows_settings_beside_with_their_defaults() {
            assertThat(value(Settings.of(Flat.class), "which", Map.of("url", "h")))
                    .extracting(ConfigValue::recommendedValues)
                    .isEqualTo(List.of("h80"));
        }

        @Test
        void is_nothing_while_what_it_takes_is_not_complete() {
            ConfigValue tables =
                    value(Settings.of(Grouped.class), "tables", Map.of("access.url", "db"));
            assertThat(tables.recommendedValues()).isEmpty();
            assertThat(tables.errorMessages()).singleElement().asString().contains("is missing");
        }

        @Test
        void is_not_asked_for_what_is_not_visible() {
            assertThat(value(Settings.of(Flat.class), "never", Map.of("url", "h")).errorMessages())
                    .isEmpty();
        }

        @Test
        void is_known_to_the_definition_too() {
            assertThat(
                            Settings.of(Grouped.class)
                                    .definition()
                                    .validate(Map.of("access.url", "db", "access.password", "x")))
                    .filteredOn(value -> value.name().equals("tables"))
                    .singleElement()
                    .satisfies(
                            value ->
                                    assertThat(value.recommendedValues())
                                            .containsExactly("db.a", "db.b"));
            assertThat(
                            Settings.of(Grouped.class)
                                    .definition()
                                    .configKeys()
                                    .get("access.password")
                                    .dependents)
                    .containsExactly("tables");
        }

        @Test
        void is_never_asked_for_when_a_configuration_is_only_read() {
            assertThat(
                            Settings.of(Flat.class)
                                    .bind(Map.of("url", "h", "slow", "true", "never", "x"))
                                    .never())
                    .contains("x");
        }
    }

    @Nested
    class ARecommenderThatFails {
        @Test
        void becomes_a_message_without_secrets() {
            Map<String, String> down =
                    Map.of("access.url", "down", "access.password", "canary", "tables", "x");
            assertThat(value(Settings.of(Grouped.class), "tables", down).errorMessages())
                    .containsExactly(
                            "tables: the values to choose from are not known, because IOException:"
                                    + " no route for [hidden]; see to it, or try again later");
            assertThat(
                            Settings.of(Grouped.class).definition().validate(down).stream()
                                    .map(ConfigValue::errorMessages)
                                    .filter(messages -> !messages.isEmpty()))
                    .hasSize(1);
        }

        @Test
        void by_taking_too_long_becomes_a_message_and_is_interrupted() throws Exception {
            Map<String, String> slow = Map.of("url", "h", "slow", "true");
            assertThat(value(Settings.of(Flat.class), "never", slow).errorMessages())
                    .singleElement()
                    .asString()
                    .contains("there is no answer within 1 ms");
            Never.INTERRUPTED.await();
        }

        @Test
        void by_answering_null_becomes_a_message() {
            Map<String, String> slow = Map.of("url", "h", "slow", "true");
            assertThat(value(Settings.of(Flat.class), "faulty", slow).errorMessages())
                    .singleElement()
                    .asString()
                    .contains("not known, because NullPointerException");
        }
    }

    @Nested
    class AMistakeOfTheAuthor {
        record Late(
                @Setting("Which") @Recommended(Ports.class) Optional<String> which,
                @Setting("Where") String url,
                @Setting("Port") int port) {}

        @Test
        void to_need_what_is_declared_later_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Late.class))
                    .withMessageContaining(
                            "Late.which has a recommender that needs \"url\", which is no setting"
                                    + " declared before it");
        }
    }
}
