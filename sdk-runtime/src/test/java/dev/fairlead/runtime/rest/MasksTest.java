package dev.fairlead.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.herder.ConnectorInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final Map<String, String> CONFIG =
            Map.of(
                    "name", "orders",
                    "pin", "1234",
                    "other.pin", "${file:/secrets:pin}",
                    "password.policy", "strict",
                    "producer.override.sasl.jaas.config", "jaas");

    private final List<Map<String, String>> asked = new ArrayList<>();

    private Masks masks(CompletableFuture<Set<String>> answer, Duration patience) {
        return new Masks(
                settings -> {
                    asked.add(settings);
                    return answer;
                },
                config -> Map.of("other.pin", "98765"),
                patience);
    }

    private final Masks masks =
            masks(
                    CompletableFuture.completedFuture(Set.of("pin", "other.pin")),
                    Duration.ofSeconds(30));

    private static ConnectorInfo info(Map<String, String> config) {
        return new ConnectorInfo("orders", config, List.of(), Optional.empty());
    }

    @Nested
    class AConfigurationThatLeaves {
        @Test
        void has_no_secrets_but_placeholders() {
            assertThat(masks.hide(info(CONFIG)).join())
                    .containsEntry("pin", "[hidden]")
                    .containsEntry("other.pin", "${file:/secrets:pin}")
                    .containsEntry("password.policy", "strict")
                    .containsEntry("producer.override.sasl.jaas.config", "[hidden]");
        }

        @Test
        void is_looked_at_by_plugins_once() {
            masks.hide(info(CONFIG)).join();
            masks.hide(info(CONFIG)).join();

            assertThat(asked).hasSize(1);
        }

        @Test
        void has_nothing_that_sounds_like_a_secret_when_plugins_do_not_tell() {
            Map<String, String> config = Map.of("db.password", "x", "apiKey", "y", "topic", "t");
            for (Masks mute :
                    List.of(
                            masks(new CompletableFuture<>(), Duration.ofMillis(10)),
                            masks(
                                    CompletableFuture.failedFuture(new IllegalStateException()),
                                    Duration.ofMillis(10)))) {
                assertThat(mute.hide(info(config)).join())
                        .containsEntry("db.password", "[hidden]")
                        .containsEntry("apiKey", "[hidden]")
                        .containsEntry("topic", "t");
            }
        }

        @Test
        void of_a_task_has_its_connectors_secrets_under_no_name() {
            assertThat(masks.hide(CONFIG, Map.of("task.pin", "1234", "pin", "5", "n", "1")).join())
                    .isEqualTo(Map.of("task.pin", "[hidden]", "pin", "[hidden]", "n", "1"));
        }
    }

    @Nested
    class TheSecretsThemselves {
        @Test
        void are_values_and_what_placeholders_stand_for() {
            assertThat(masks.secrets(CONFIG).join()).containsExactly("98765", "1234", "jaas");
        }
    }

    @Nested
    class AConfigurationThatComesIn {
        @Test
        void keeps_the_secrets_that_it_shows_masked() {
            Map<String, String> sent = new HashMap<>(CONFIG);
            sent.put("pin", "[hidden]");
            sent.put("name", "renamed");

            assertThat(masks.restore(sent, CONFIG))
                    .containsEntry("pin", "1234")
                    .containsEntry("name", "renamed");
        }

        @Test
        void may_not_have_a_mask_where_nothing_is_stored() {
            assertThatThrownBy(() -> masks.restore(Map.of("pin", "[hidden]"), Map.of()))
                    .isInstanceOf(HttpFailure.class)
                    .hasMessageContaining("\"pin\" is [hidden]")
                    .hasMessageContaining("send the secret itself");
        }
    }
}
