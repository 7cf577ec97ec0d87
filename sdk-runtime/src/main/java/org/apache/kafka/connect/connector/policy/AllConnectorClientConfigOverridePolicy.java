package org.apache.kafka.connect.connector.policy;

/** Lets connectors override any setting of their clients. The default. */
public final class AllConnectorClientConfigOverridePolicy implements PolicyByName {
    @Override
    public String policyName() {
        return "All";
    }

    @Override
    public boolean allows(String setting) {
        return true;
    }
}
