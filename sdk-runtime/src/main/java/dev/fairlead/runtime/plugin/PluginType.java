package dev.fairlead.runtime.plugin;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The nine kinds of plugins, as Kafka Connect has them. */
public enum PluginType {
    SOURCE(SourceConnector.class, "source", "Connector"),
    SINK(SinkConnector.class, "sink", "Connector"),
    CONVERTER(Converter.class, "converter", "Converter"),
    HEADER_CONVERTER(HeaderConverter.class, "header_converter", "HeaderConverter"),
    TRANSFORMATION(Transformation.class, "transformation", "Transformation"),
    PREDICATE(Predicate.class, "predicate", "Predicate"),
    CONFIG_PROVIDER(ConfigProvider.class, "configprovider", "ConfigProvider"),
    REST_EXTENSION(ConnectRestExtension.class, "rest_extension", "ConnectRestExtension"),
    CLIENT_OVERRIDE_POLICY(
            ConnectorClientConfigOverridePolicy.class,
            "connector_client_config_override_policy",
            "ConnectorClientConfigOverridePolicy");

    private final Class<?> api;
    private final String label;
    private final String suffix;

    PluginType(Class<?> api, String label, String suffix) {
        this.api = api;
        this.label = label;
        this.suffix = suffix;
    }

    /** The class or interface that plugins of this type extend. */
    public Class<?> api() {
        return api;
    }

    /** Kafka Connect's word for the type, as its REST API and tools show it. */
    public String label() {
        return label;
    }

    /** Where a jar lists its plugins of this type. */
    public String manifest() {
        return "META-INF/services/" + api.getName();
    }

    /** The types whose plugins are instances of {@code api}. */
    static List<PluginType> of(Class<?> api) {
        return Arrays.stream(values()).filter(type -> api.isAssignableFrom(type.api)).toList();
    }

    /**
     * The short names of a class: its simple name, and that without the type's suffix. Taken from
     * the name alone, without loading the class.
     */
    List<String> aliases(String className) {
        String simple = simpleName(className);
        int end = simple.lastIndexOf(suffix);
        return end > 0 ? List.of(simple, simple.substring(0, end)) : List.of(simple);
    }

    private static String simpleName(String className) {
        int dollar = className.lastIndexOf('$');
        return className.substring(Math.max(dollar, className.lastIndexOf('.')) + 1);
    }
}
