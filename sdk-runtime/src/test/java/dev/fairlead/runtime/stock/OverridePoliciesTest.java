package dev.fairlead.runtime.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.AllowlistConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest.ClientType;
import org.apache.kafka.connect.connector.policy.NoneConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.PrincipalConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.health.ConnectorType;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridePoliciesTest {
    private static final String PACKAGE = "org.apache.kafka.connect.connector.policy.";
    private static final String SUFFIX = "ConnectorClientConfigOverridePolicy";
    private static final String ALLOWLIST = "connector.client.config.override.allowlist";

    private final StockRuntime stock = StockRuntime.open();

    @AfterEach
    void close() throws Exception {
        stock.close();
    }

    @Nested
    class EachPolicy {
        @ParameterizedTest
        @ValueSource(
                classes = {
                    AllConnectorClientConfigOverridePolicy.class,
                    AllowlistConnectorClientConfigOverridePolicy.class,
                    NoneConnectorClientConfigOverridePolicy.class,
                    PrincipalConnectorClientConfigOverridePolicy.class
                })
        void decides_what_the_stock_one_of_its_name_decides(
                Class<? extends ConnectorClientConfigOverridePolicy> type) throws Exception {
            assertThat(behaviour(type.getConstructor().newInstance()))
                    .isEqualTo(behaviour(stocks(type.getSimpleName())));
        }

        @Test
        void would_be_found_out_if_it_decided_something_else() {
            List<String> stocks = behaviour(stocks("Allowlist" + SUFFIX));

            assertThat(behaviour(new AllConnectorClientConfigOverridePolicy()))
                    .isNotEqualTo(stocks);
            assertThat(behaviour(new NoneConnectorClientConfigOverridePolicy()))
                    .isNotEqualTo(stocks);
            assertThat(behaviour(new PrincipalConnectorClientConfigOverridePolicy()))
                    .isNotEqualTo(stocks);
        }

        @ParameterizedTest
        @ValueSource(strings = {"All", "Allowlist", "None", "Principal"})
        void is_found_by_each_of_its_names(String name) {
            try (Plugins plugins = Plugins.ofClassPath(getClass().getClassLoader())) {
                for (String given : List.of(PACKAGE + name + SUFFIX, name + SUFFIX, name)) {
                    assertThat(
                                    plugins.find(
                                                    ConnectorClientConfigOverridePolicy.class,
                                                    given,
                                                    null)
                                            .name())
                            .isEqualTo(PACKAGE + name + SUFFIX);
                }
            }
        }
    }

    private ConnectorClientConfigOverridePolicy stocks(String simpleName) {
        return stock.instance(ConnectorClientConfigOverridePolicy.class, PACKAGE + simpleName);
    }

    /** What a policy decides, in some configurations, on some requests; one line each. */
    private static List<String> behaviour(ConnectorClientConfigOverridePolicy policy) {
        List<String> lines = new ArrayList<>();
        lines.add("version " + policy.version());
        lines.add("settings " + policy.config().names());
        lines.add("not configured: " + decisions(policy));
        for (Map<String, String> worker :
                List.of(
                        Map.<String, String>of(),
                        Map.of(ALLOWLIST, ""),
                        Map.of(ALLOWLIST, "acks"),
                        Map.of(ALLOWLIST, " acks , sasl.mechanism,unknown"),
                        Map.of(ALLOWLIST, "ACKS,producer.override.acks,*"),
                        Map.of(ALLOWLIST, "acks,acks"),
                        Map.of("key.converter", "x"))) {
            lines.add(worker + ": " + configured(policy, worker) + ", " + decisions(policy));
        }
        return lines;
    }

    private static String configured(
            ConnectorClientConfigOverridePolicy policy, Map<String, String> worker) {
        try {
            policy.configure(worker);
            return "accepted";
        } catch (ConfigException e) {
            return "refused";
        }
    }

    private static String decisions(ConnectorClientConfigOverridePolicy policy) {
        StringBuilder decisions = new StringBuilder();
        for (ClientType client : ClientType.values()) {
            for (Map<String, Object> settings :
                    List.of(
                            Map.<String, Object>of(),
                            Map.<String, Object>of(
                                    "acks",
                                    "1",
                                    "sasl.mechanism",
                                    "PLAIN",
                                    "sasl.jaas.config",
                                    "x",
                                    "security.protocol",
                                    "SSL",
                                    "linger.ms",
                                    7L,
                                    "unknown",
                                    ""))) {
                ConnectorClientConfigRequest request =
                        new ConnectorClientConfigRequest(
                                "orders",
                                ConnectorType.SINK,
                                SinkConnector.class,
                                new TreeMap<>(settings),
                                client);
                for (ConfigValue value : policy.validate(request)) {
                    decisions
                            .append(value.name())
                            .append('=')
                            .append(value.value())
                            .append(value.errorMessages().isEmpty() ? " allowed " : " refused ");
                }
            }
        }
        return decisions.toString();
    }
}
