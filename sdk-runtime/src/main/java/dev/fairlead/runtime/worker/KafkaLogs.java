package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.kafka.KafkaInboundLog;
import dev.fairlead.runtime.log.kafka.KafkaOutboundLog;
import dev.fairlead.runtime.log.kafka.KafkaTopics;
import dev.fairlead.runtime.log.kafka.LateOutboundLog;
import dev.fairlead.runtime.task.TaskId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Views of a Kafka cluster: each task has a producer or consumer of its own, with stock's defaults,
 * the worker's client settings over them, and the connector's over those.
 */
public final class KafkaLogs implements Logs {
    private static final String METRICS_CONTEXT = CommonClientConfigs.METRICS_CONTEXT_PREFIX;

    private final Map<String, String> worker;
    private final String bootstrapServers;
    private final ClientOptions clients;
    private final Duration closePatience;
    private final Map<Map<String, Object>, Admin> admins = new HashMap<>();
    private volatile String clusterId = "";

    /**
     * @param worker all of the worker's settings; admin clients take theirs out of them
     * @param clients the worker's client settings
     * @param closePatience how long a sink may take to leave its group
     */
    public KafkaLogs(
            String bootstrapServers,
            Map<String, String> worker,
            ClientOptions clients,
            Duration closePatience) {
        this.bootstrapServers = bootstrapServers;
        this.worker = Map.copyOf(worker);
        this.clients = clients;
        this.closePatience = closePatience;
    }

    /**
     * Waits until the cluster answers.
     *
     * @return the cluster's id
     * @throws KafkaException it doesn't within {@code patience}
     */
    public String awaitCluster(Duration patience) {
        Admin once = admin();
        try {
            clusterId =
                    once.describeCluster()
                            .clusterId()
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return clusterId;
        } catch (ExecutionException e) {
            throw unreachable(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (TimeoutException e) {
            throw unreachable("no answer within " + patience.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        } finally {
            once.close(Duration.ZERO); // a question without an answer would hold it for a minute
        }
    }

    /** The client says only that it could not be made; its cause names the setting. */
    private Admin admin() {
        try {
            return Admin.create(unmeasured());
        } catch (KafkaException e) {
            throw unreachable(reason(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private KafkaException unreachable(String why, Exception cause) {
        return new KafkaException(
                "Kafka at "
                        + quoted(bootstrapServers)
                        + " can't be reached ("
                        + why
                        + "); start it, correct bootstrap.servers and the security settings, or"
                        + " remove bootstrap.servers to run on the embedded log",
                cause);
    }

    @Override
    public OutboundLog outbound(TaskId task, ClientOptions overrides) {
        Map<String, Object> settings = new HashMap<>(KafkaOutboundLog.defaults());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "connector-producer-" + task);
        settings.putAll(clients.producer());
        settings.putAll(metricsContext());
        settings.putAll(overrides.producer());
        // What somebody has set may be wrong, and the task's start is the time to say so.
        return clients.producer().isEmpty() && overrides.producer().isEmpty()
                ? new LateOutboundLog(() -> KafkaOutboundLog.open(settings))
                : KafkaOutboundLog.open(settings);
    }

    @Override
    public InboundLog inbound(TaskId task, ClientOptions overrides) {
        Map<String, Object> settings = new HashMap<>(KafkaInboundLog.defaults());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", "connect-" + task.connector());
        settings.put("client.id", "connector-consumer-" + task);
        settings.putAll(clients.consumer());
        settings.putAll(metricsContext());
        settings.putAll(overrides.consumer());
        return KafkaInboundLog.open(settings, closePatience);
    }

    /** What clients' own metric reporters are told of the worker. */
    private Map<String, String> metricsContext() {
        Map<String, String> context = new HashMap<>();
        worker.forEach(
                (key, value) -> {
                    if (key.startsWith(METRICS_CONTEXT)) {
                        context.put(key, value);
                    }
                });
        context.put(METRICS_CONTEXT + "connect.kafka.cluster.id", clusterId);
        return context;
    }

    /** Known since {@link #awaitCluster}. */
    @Override
    public String clusterId() {
        return clusterId;
    }

    @Override
    public Topics topics(TaskId task, ClientOptions overrides) {
        return new KafkaTopics(admin("connector-adminclient-" + task, overrides));
    }

    @Override
    public GroupPositions positions(String connector, ClientOptions overrides) {
        Map<String, Object> consumer = new HashMap<>(clients.consumer());
        consumer.putAll(overrides.consumer());
        String group = String.valueOf(consumer.getOrDefault("group.id", "connect-" + connector));
        return new KafkaPositions(
                admin("connector-worker-adminclient-" + connector, overrides), group);
    }

    @Override
    public synchronized void close() {
        admins.values().forEach(admin -> admin.close(closePatience));
        admins.clear();
    }

    /** Of a client that lives for one question; what it measures is worth no memory. */
    private Map<String, Object> unmeasured() {
        Map<String, Object> settings =
                adminSettings("admin", new ClientOptions(Map.of(), Map.of(), Map.of()));
        settings.putIfAbsent(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.putIfAbsent(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
        return settings;
    }

    /** Tasks that are started again get the client that they had before. */
    private synchronized Admin admin(String clientId, ClientOptions overrides) {
        return admins.computeIfAbsent(adminSettings(clientId, overrides), Admin::create);
    }

    private Map<String, Object> adminSettings(String clientId, ClientOptions overrides) {
        Map<String, Object> settings = new HashMap<>(worker);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", clientId);
        settings.putAll(clients.admin());
        settings.putAll(metricsContext());
        settings.putAll(overrides.admin());
        return settings;
    }
}
