package org.apache.kafka.connect.connector.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidList;

/** Lets connectors override the settings that the worker lists, and nothing else (KIP-1188). */
public final class AllowlistConnectorClientConfigOverridePolicy implements PolicyByName {
    /** The worker's setting: names of client settings, with commas between them. */
    public static final String ALLOWLIST_CONFIG = "connector.client.config.override.allowlist";

    private static final ConfigDef SETTINGS =
            new ConfigDef()
                    .define(
                            ALLOWLIST_CONFIG,
                            ConfigDef.Type.LIST,
                            List.of(),
                            ValidList.anyNonDuplicateValues(true, false),
                            Importance.MEDIUM,
                            "The client settings that connectors may override.");

    private Set<String> allowed = Set.of();

    @Override
    public String policyName() {
        return "Allowlist";
    }

    @Override
    public boolean allows(String setting) {
        return allowed.contains(setting);
    }

    @Override
    public String remedy() {
        return ", or add it to the worker's " + ALLOWLIST_CONFIG;
    }

    @Override
    public void configure(Map<String, ?> worker) {
        allowed = Set.copyOf(new AbstractConfig(SETTINGS, worker, false).getList(ALLOWLIST_CONFIG));
    }
}
