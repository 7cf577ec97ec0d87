package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.SinkOptions;
import dev.fairlead.runtime.config.SourceOptions;
import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest.ClientType;
import org.apache.kafka.connect.health.ConnectorType;

/**
 * What a connector overrides of the clients that it uses. As in stock, overrides of a client that
 * the connector doesn't use are of no interest.
 */
record ClientOverrides(List<ConnectorClientConfigRequest> requests) {
    ClientOverrides {
        requests = List.copyOf(requests);
    }

    /** A source's: it writes, and creates topics if it defines some or has dead letters. */
    static ClientOverrides ofSource(
            ConnectorOptions options,
            Class<? extends Connector> type,
            SourceOptions source,
            Problems problems) {
        Map<ClientType, Map<String, String>> used = new LinkedHashMap<>();
        used.put(ClientType.PRODUCER, options.overrides().producer());
        if (!source.newTopics().groups().isEmpty() || source.deadLetters().isPresent()) {
            used.put(ClientType.ADMIN, options.overrides().admin());
        }
        return of(options.name(), ConnectorType.SOURCE, type, used, problems);
    }

    /** A sink's: it reads, and writes dead letters to a topic that it creates, if it has one. */
    static ClientOverrides ofSink(
            ConnectorOptions options,
            Class<? extends Connector> type,
            SinkOptions sink,
            Problems problems) {
        ClientOptions overrides = options.overrides();
        Map<ClientType, Map<String, String>> used = new LinkedHashMap<>();
        used.put(ClientType.CONSUMER, overrides.consumer());
        if (sink.deadLetters().isPresent()) {
            used.put(ClientType.PRODUCER, overrides.producer());
            used.put(ClientType.ADMIN, overrides.admin());
        }
        return of(options.name(), ConnectorType.SINK, type, used, problems);
    }

    private static ClientOverrides of(
            String connector,
            ConnectorType kind,
            Class<? extends Connector> type,
            Map<ClientType, Map<String, String>> used,
            Problems problems) {
        List<ConnectorClientConfigRequest> requests = new ArrayList<>();
        used.forEach(
                (client, settings) ->
                        requests.add(
                                new ConnectorClientConfigRequest(
                                        connector,
                                        kind,
                                        type,
                                        typed(client, settings, problems),
                                        client)));
        return new ClientOverrides(requests);
    }

    /** The values as the client will read them; those that it can't read are problems. */
    private static Map<String, Object> typed(
            ClientType client, Map<String, String> settings, Problems problems) {
        if (settings.isEmpty()) {
            return new TreeMap<>(); // a client's definitions are copied for each who asks
        }
        Map<String, ConfigDef.ConfigKey> known = definitions(client).configKeys();
        Map<String, Object> typed = new TreeMap<>();
        new TreeMap<>(settings)
                .forEach(
                        (name, value) -> {
                            ConfigDef.ConfigKey key = known.get(name);
                            try {
                                typed.put(
                                        name,
                                        key == null
                                                ? value
                                                : ConfigDef.parseType(name, value, key.type()));
                            } catch (ConfigException e) {
                                problems.add(prefix(client) + name + ": " + e.getMessage());
                            }
                        });
        return typed;
    }

    /** Tells {@code problems} which overrides {@code policy} doesn't allow. */
    void check(OverridePolicy policy, Problems problems) {
        for (ConnectorClientConfigRequest request : requests) {
            for (OverridePolicy.Objection objection : policy.objections(request)) {
                problems.add(
                        prefix(request.clientType())
                                + objection.setting()
                                + ": "
                                + objection.why());
            }
        }
    }

    private static String prefix(ClientType client) {
        return client.name().toLowerCase(Locale.ROOT) + ".override.";
    }

    private static ConfigDef definitions(ClientType client) {
        return switch (client) {
            case PRODUCER -> ProducerConfig.configDef();
            case CONSUMER -> ConsumerConfig.configDef();
            case ADMIN -> AdminClientConfig.configDef();
        };
    }
}
