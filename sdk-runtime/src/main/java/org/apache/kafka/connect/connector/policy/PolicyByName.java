package org.apache.kafka.connect.connector.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.utils.AppInfoParser;

/** A policy that looks at each setting's name and nothing else. */
interface PolicyByName extends ConnectorClientConfigOverridePolicy {
    /** What {@code connector.client.config.override.policy} calls it. */
    String policyName();

    /** Whether a connector may override the client setting of this name, without prefix. */
    boolean allows(String setting);

    /** How to get a setting allowed, besides choosing another policy. */
    default String remedy() {
        return "";
    }

    @Override
    default List<ConfigValue> validate(ConnectorClientConfigRequest request) {
        return request.clientProps().entrySet().stream()
                .map(setting -> verdict(setting.getKey(), setting.getValue()))
                .toList();
    }

    private ConfigValue verdict(String setting, Object value) {
        ConfigValue verdict = new ConfigValue(setting, value, new ArrayList<>(), new ArrayList<>());
        if (!allows(setting)) {
            verdict.addErrorMessage(
                    "the worker's policy "
                            + policyName()
                            + " does not let connectors override it; remove it"
                            + remedy()
                            + ", or change the worker's connector.client.config.override.policy");
        }
        return verdict;
    }

    /** That of Kafka, which the behaviour follows. */
    @Override
    default String version() {
        return AppInfoParser.getVersion();
    }

    /** Does nothing: there is nothing to set. */
    @Override
    default void configure(Map<String, ?> worker) {}

    /** Does nothing: there is nothing to free. */
    @Override
    default void close() {}
}
