package org.apache.kafka.connect.connector.policy;

import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets connectors say who they are, and nothing else. Deprecated by Kafka 4.2 (KIP-1188). */
public final class PrincipalConnectorClientConfigOverridePolicy implements PolicyByName {
    private static final Logger LOG =
            LoggerFactory.getLogger(PrincipalConnectorClientConfigOverridePolicy.class);
    private static final Set<String> ALLOWED =
            Set.of("sasl.jaas.config", "sasl.mechanism", "security.protocol");

    @Override
    public String policyName() {
        return "Principal";
    }

    @Override
    public boolean allows(String setting) {
        return ALLOWED.contains(setting);
    }

    @Override
    public void configure(Map<String, ?> worker) {
        LOG.warn(
                "connector.client.config.override.policy=\"Principal\" is deprecated by Kafka; set"
                        + " Allowlist and connector.client.config.override.allowlist="
                        + "sasl.jaas.config,sasl.mechanism,security.protocol instead");
    }
}
