package dev.fairlead.runtime.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.HerderFixture;
import dev.fairlead.runtime.herder.RefusedException;
import dev.fairlead.runtime.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connectors' configurations with values and names that nobody should give. */
@Timeout(600)
class DamagedConfigsTest {
    private static final List<String> VALUES =
            List.of(
                    "",
                    " ",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "all",
                    "none",
                    "a,a",
                    "a,,b",
                    "${vault:x}",
                    "java.lang.String",
                    "org.apache.kafka.connect.json.JsonConverter",
                    "[1.0,",
                    "(",
                    "*",
                    "\u0000",
                    "${");

    private final HerderFixture fixture = new HerderFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class AConfiguration {
        @Test
        void is_accepted_or_refused_with_a_reason_and_harms_nobody() throws Exception {
            fixture.herder.create(fixture.source("witness")).get(20, TimeUnit.SECONDS);
            fixture.awaitTask("witness", TaskState.RUNNING);
            Attempts.each(
                    (damage, at) -> {
                        Map<String, String> settings = damaged(damage);
                        String told = at + ": " + settings;
                        String name = settings.getOrDefault("name", "fuzzed");
                        switch (damage.random().nextInt(3)) {
                            case 0 -> answered(told, fixture.herder.validate("Source", settings));
                            case 1 -> answered(told, fixture.herder.put(name, settings));
                            default ->
                                    answered(
                                            told,
                                            fixture.herder.create(
                                                    new ConnectorConfig(
                                                            name, settings, TargetState.RUNNING)));
                        }
                        for (String each : fixture.herder.connectors()) {
                            if (!each.equals("witness")) {
                                assertThat(fixture.herder.connector(each).config())
                                        .as(told)
                                        .isNotNull();
                                answered(told, fixture.herder.delete(each));
                            }
                        }
                    });

            assertThat(fixture.herder.connectors()).containsExactly("witness");
            assertThat(fixture.state("witness")).isEqualTo(TaskState.RUNNING);
            assertThat(fixture.store.all()).hasSize(1);
        }

        private void answered(String told, CompletableFuture<?> answer)
                throws InterruptedException, TimeoutException {
            try {
                answer.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).as(told).isInstanceOf(RefusedException.class);
                assertThat(e.getCause().getMessage())
                        .as(told)
                        .isNotBlank()
                        .doesNotContain("NullPointer", "IndexOutOfBounds", "ClassCast");
            } catch (RefusedException e) {
                assertThat(e.getMessage()).as(told).isNotBlank();
            }
        }
    }

    private Map<String, String> damaged(Damage damage) {
        Map<String, String> sound = new TreeMap<>(fixture.source("fuzzed").settings());
        sound.put("tasks.max", "2");
        sound.put("transforms", "hoist,mask");
        sound.put("transforms.hoist.type", "org.apache.kafka.connect.transforms.HoistField$Value");
        sound.put("transforms.hoist.field", "line");
        sound.put("transforms.mask.type", "org.apache.kafka.connect.transforms.MaskField$Value");
        sound.put("transforms.mask.fields", "line");
        sound.put("transforms.mask.predicate", "named");
        sound.put("transforms.mask.negate", "true");
        sound.put("predicates", "named");
        sound.put(
                "predicates.named.type",
                "org.apache.kafka.connect.transforms.predicates.TopicNameMatches");
        sound.put("predicates.named.pattern", "t.*");
        sound.put("value.converter", "JsonConverter");
        sound.put("value.converter.schemas.enable", "false");
        sound.put("connector.plugin.version", "[1.0,2.0)");
        sound.put("errors.tolerance", "all");
        sound.put("errors.retry.timeout", "10");
        sound.put("topic.creation.default.partitions", "1");
        sound.put("topic.creation.default.replication.factor", "1");
        sound.put("topic.creation.groups", "a");
        sound.put("topic.creation.a.include", "x.*");
        sound.put("producer.override.linger.ms", "5");
        sound.put("fairlead.restart.attempts", "1");
        sound.put("config.action.reload", "none");
        Map<String, String> settings = new HashMap<>(sound);
        for (int i = 0; i <= damage.random().nextInt(4); i++) {
            String key = damage.one(List.copyOf(sound.keySet()));
            if (key.equals("script")) {
                continue;
            }
            switch (damage.random().nextInt(5)) {
                case 0 -> settings.remove(key);
                case 1 -> settings.put(key, damage.one(VALUES));
                case 2 -> settings.put(damage.text(key), damage.one(VALUES));
                case 3 -> settings.put(key, damage.text("x".repeat(200)));
                default -> settings.computeIfPresent(key, (any, value) -> damage.text(value));
            }
        }
        return settings;
    }
}
