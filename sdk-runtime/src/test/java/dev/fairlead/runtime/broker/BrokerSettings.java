package dev.fairlead.runtime.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The settings of a small, quick broker that is its own controller. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String CLIENT_LISTENER = "CLIENT";

    private BrokerSettings() {}

    static Path data(Path directory) {
        return directory.resolve("data");
    }

    /**
     * Settings of a broker with its data in {@code directory}.
     *
     * @param sessionTimeout how long the controller waits for a sign of life; a broker that was
     *     killed may come back when its last session has ended
     */
    static Map<String, String> of(Path directory, BrokerPorts ports, Duration sessionTimeout) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("log.dirs", data(directory).toString());
        settings.put(
                "listeners",
                "CLIENT://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(ports.client(), ports.controller()));
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
        settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + ports.controller());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // Groups come together at once, and one that lost a member soon notices.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "500");
        // Tests write records of 1970, which the broker would delete half a minute after its start.
        settings.put("log.retention.ms", "-1");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("num.replica.fetchers", "1");
        // The default takes 128 MiB of heap.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(64 << 10));
        settings.put("controller.quorum.election.timeout.ms", "100");
        settings.put("controller.quorum.election.backoff.max.ms", "50");
        settings.put("broker.heartbeat.interval.ms", "200");
        settings.put("broker.session.timeout.ms", String.valueOf(sessionTimeout.toMillis()));
        settings.put("initial.broker.registration.timeout.ms", "60000");
        return settings;
    }
}
