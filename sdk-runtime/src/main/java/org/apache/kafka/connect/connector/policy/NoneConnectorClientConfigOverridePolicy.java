package org.apache.kafka.connect.connector.policy;

/** Lets connectors override nothing. */
public final class NoneConnectorClientConfigOverridePolicy implements PolicyByName {
    @Override
    public String policyName() {
        return "None";
    }

    @Override
    public boolean allows(String setting) {
        return false;
    }
}
