package com.acme;

import java.util.Map;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

public final class Hello implements ConnectRestExtension {
    @Override
    public void register(ConnectRestExtensionContext context) {}

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
