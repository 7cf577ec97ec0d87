package dev.fairlead.maven.manifest;

import java.util.Arrays;
import java.util.Optional;

/**
 * The nine kinds of class that a Connect worker finds through a service file (KIP-898).
 * Interceptors and metrics reporters are configured by class name and are not among them.
 */
public enum PluginType {
    /** Reads from an outside system. */
    SOURCE_CONNECTOR("source connector", "org.apache.kafka.connect.source.SourceConnector"),
    /** Writes to an outside system. */
    SINK_CONNECTOR("sink connector", "org.apache.kafka.connect.sink.SinkConnector"),
    /** Turns keys and values into bytes and back. */
    CONVERTER("converter", "org.apache.kafka.connect.storage.Converter"),
    /** Turns header values into bytes and back. */
    HEADER_CONVERTER("header converter", "org.apache.kafka.connect.storage.HeaderConverter"),
    /** Changes or drops a record on its way. */
    TRANSFORMATION("transformation", "org.apache.kafka.connect.transforms.Transformation"),
    /** Decides to which records a transformation applies. */
    PREDICATE("predicate", "org.apache.kafka.connect.transforms.predicates.Predicate"),
    /** Looks up values that configurations refer to. */
    CONFIG_PROVIDER("config provider", "org.apache.kafka.common.config.provider.ConfigProvider"),
    /** Adds resources to the worker's REST interface. */
    REST_EXTENSION("REST extension", "org.apache.kafka.connect.rest.ConnectRestExtension"),
    /** Decides which client settings a connector may override. */
    OVERRIDE_POLICY(
            "client override policy",
            "org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy");

    private static final String SERVICES = "META-INF/services/";

    private final String label;
    private final String className;

    PluginType(String label, String className) {
        this.label = label;
        this.className = className;
    }

    /**
     * Returns the type whose service file has the given name.
     *
     * @param className the name of the file in META-INF/services
     * @return the type, or empty when a worker doesn't read such a file
     */
    public static Optional<PluginType> named(String className) {
        return Arrays.stream(values()).filter(type -> type.className.equals(className)).findFirst();
    }

    /**
     * Returns what people call such a plugin.
     *
     * @return a noun in lower case
     */
    public String label() {
        return label;
    }

    /**
     * Returns Kafka's class or interface that such a plugin extends or implements.
     *
     * @return the binary name
     */
    public String className() {
        return className;
    }

    /**
     * Returns the class's or interface's name without its package.
     *
     * @return the simple name
     */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /**
     * Returns the path of the service file in a jar.
     *
     * @return the path, with slashes
     */
    public String serviceFile() {
        return SERVICES + className;
    }
}
