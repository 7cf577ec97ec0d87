package dev.fairlead.testkit.subject;

import java.util.Arrays;
import java.util.Optional;

/** The nine kinds of plugins of Kafka Connect. */
public enum PluginKind {
    SOURCE("source", "org.apache.kafka.connect.source.SourceConnector"),
    SINK("sink", "org.apache.kafka.connect.sink.SinkConnector"),
    CONVERTER("converter", "org.apache.kafka.connect.storage.Converter"),
    HEADER_CONVERTER("header converter", "org.apache.kafka.connect.storage.HeaderConverter"),
    TRANSFORMATION("transformation", "org.apache.kafka.connect.transforms.Transformation"),
    PREDICATE("predicate", "org.apache.kafka.connect.transforms.predicates.Predicate"),
    CONFIG_PROVIDER("config provider", "org.apache.kafka.common.config.provider.ConfigProvider"),
    REST_EXTENSION("REST extension", "org.apache.kafka.connect.rest.ConnectRestExtension"),
    OVERRIDE_POLICY(
            "client override policy",
            "org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy");

    private final String label;
    private final String api;

    PluginKind(String label, String api) {
        this.label = label;
        this.api = api;
    }

    /** The word for it, as in a trial. */
    public String label() {
        return label;
    }

    /** The class or interface that such a plugin extends. */
    String api() {
        return api;
    }

    /** Whether it is a source or a sink, which needs a world. */
    public boolean isConnector() {
        return this == SOURCE || this == SINK;
    }

    static Optional<PluginKind> ofApi(String className) {
        return Arrays.stream(values()).filter(kind -> kind.api.equals(className)).findFirst();
    }
}
