package dev.fairlead.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.worker.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest.ClientType;
import org.apache.kafka.connect.health.ConnectorType;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridePolicyTest {
    @TempDir private Path root;
    private Plugins plugins;

    @BeforeEach
    void scan() {
        new PluginJar()
                .with(
                        "com.acme.AcmeConnectorClientConfigOverridePolicy",
                        """
                        package com.acme;
                        import java.util.*;
                        import org.apache.kafka.common.config.ConfigValue;
                        import org.apache.kafka.connect.connector.policy.*;
                        public class AcmeConnectorClientConfigOverridePolicy
                                implements ConnectorClientConfigOverridePolicy {
                            private String mood = "";
                            public void configure(Map<String, ?> worker) {
                                mood = String.valueOf(worker.get("mood"));
                                if (mood.equals("sulking")) throw new AssertionError("no");
                            }
                            public List<ConfigValue> validate(
                                    ConnectorClientConfigRequest request) {
                                switch (mood) {
                                    case "angry": throw new NoClassDefFoundError("com/acme/X");
                                    case "silent": return null;
                                    default:
                                }
                                boolean isMine = getClass().getClassLoader()
                                        == Thread.currentThread().getContextClassLoader();
                                return List.of(new ConfigValue(
                                        "acks", "1", List.of(), List.of("mine " + isMine)));
                            }
                            public void close() { throw new AssertionError("never"); }
                        }
                        """)
                .listing(
                        PluginType.CLIENT_OVERRIDE_POLICY,
                        "com.acme.AcmeConnectorClientConfigOverridePolicy")
                .writeJar(root.resolve("acme.jar"));
        plugins =
                Plugins.scan(
                        List.of(root),
                        PluginDiscovery.ONLY_SCAN,
                        getClass().getClassLoader(),
                        problem -> {});
    }

    @AfterEach
    void close() {
        plugins.close();
    }

    @Nested
    class APolicyOfThePluginPath {
        @Test
        void is_asked_with_its_own_loader_as_context() {
            try (OverridePolicy policy = open("calm")) {
                assertThat(policy.objections(request()))
                        .containsExactly(new OverridePolicy.Objection("acks", "mine true"));
            }
        }

        @Test
        void allows_nothing_when_it_throws() {
            try (OverridePolicy policy = open("angry")) {
                assertThat(policy.objections(request()))
                        .extracting(OverridePolicy.Objection::why)
                        .containsExactly(
                                "the override policy \"Acme\" failed: NoClassDefFoundError:"
                                        + " com/acme/X; report this to its author");
            }
        }

        @Test
        void allows_nothing_when_it_returns_null() {
            try (OverridePolicy policy = open("silent")) {
                assertThat(policy.objections(request())).hasSize(1);
            }
        }

        @Test
        void that_does_not_accept_the_settings_is_refused() {
            assertThatThrownBy(() -> open("sulking"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(
                            "the override policy \"Acme\" does not accept the worker's settings:"
                                    + " AssertionError: no; correct them, or name another policy");
        }
    }

    @Nested
    class APolicyThatMeasuresItself {
        @Test
        void is_given_where_to_do_so() {
            List<Class<?>> asked = new ArrayList<>();
            try (OverridePolicy policy =
                    OverridePolicy.open(plugins, Measuring.class.getName(), Map.of())) {
                policy.measure(
                        type -> {
                            asked.add(type);
                            throw new IllegalStateException("harms nobody");
                        });
            }
            try (OverridePolicy policy = open("calm")) {
                policy.measure(
                        type -> {
                            throw new AssertionError("it doesn't measure");
                        });
            }

            assertThat(asked).containsExactly(Measuring.class);
        }
    }

    /** Allows all. */
    public static final class Measuring
            implements ConnectorClientConfigOverridePolicy, Monitorable {
        @Override
        public void withPluginMetrics(PluginMetrics metrics) {}

        @Override
        public List<ConfigValue> validate(ConnectorClientConfigRequest request) {
            return List.of();
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    }

    @Nested
    class APolicyThatHangs {
        private OverridePolicy open(String when, Duration patience) {
            return OverridePolicy.open(
                    plugins, Slow.class.getName(), Map.of("when", when), patience);
        }

        @Test
        void in_configure_is_refused_with_the_place() {
            assertThat(Eventually.thrown("Slow.reached", patience -> open("configure", patience)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageMatching(
                            "(?s).*its configure has not returned within [0-9]+ ms, it is at"
                                    + ".*Slow[.]reached.*");
        }

        @Test
        void in_close_is_left_alone() {
            try (OverridePolicy policy = open("close", Duration.ofSeconds(20))) {
                assertThat(policy.objections(request())).isEmpty();
            }
        }
    }

    /** Waits for something that never comes. */
    public static final class Slow implements ConnectorClientConfigOverridePolicy {
        private String when = "";

        @Override
        public List<ConfigValue> validate(ConnectorClientConfigRequest request) {
            return List.of();
        }

        @Override
        public void configure(Map<String, ?> configs) {
            when = String.valueOf(configs.get("when"));
            reached("configure");
        }

        @Override
        public void close() {
            reached("close");
        }

        private void reached(String point) {
            if (point.equals(when)) {
                new CompletableFuture<Void>().join();
            }
        }
    }

    @Nested
    class APolicyThatIsNotThere {
        @Test
        void is_named_with_the_one_that_was_probably_meant() {
            assertThatThrownBy(() -> OverridePolicy.open(plugins, "Allowlst", Map.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(
                            "there is no connector client config override policy \"Allowlst\"")
                    .hasMessageContaining("did you mean \"Allowlist\"?");
        }
    }

    private OverridePolicy open(String mood) {
        return OverridePolicy.open(plugins, "Acme", Map.of("mood", mood));
    }

    private static ConnectorClientConfigRequest request() {
        return new ConnectorClientConfigRequest(
                "orders",
                ConnectorType.SOURCE,
                SourceConnector.class,
                Map.of("acks", "1"),
                ClientType.PRODUCER);
    }
}
