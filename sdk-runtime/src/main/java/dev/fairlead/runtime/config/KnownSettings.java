package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.didYouMean;
import static dev.fairlead.runtime.wording.Wording.quoted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of worker settings: those that this worker heeds, and those of stock Kafka Connect that
 * it knows but has no use for in this mode. Any other name is probably a mistake.
 */
final class KnownSettings {
    private static final Set<String> NAMES =
            Set.of(
                    "bootstrap.servers",
                    "client.dns.lookup",
                    "client.id",
                    "key.converter",
                    "value.converter",
                    "header.converter",
                    "task.shutdown.graceful.timeout.ms",
                    "offset.flush.interval.ms",
                    "offset.flush.timeout.ms",
                    "offset.storage.file.filename",
                    "plugin.path",
                    "plugin.discovery",
                    "config.providers",
                    "connector.client.config.override.policy",
                    "connector.client.config.override.allowlist",
                    "topic.creation.enable",
                    "topic.tracking.enable",
                    "topic.tracking.allow.reset",
                    "listeners",
                    "admin.listeners",
                    "response.http.headers.config",
                    "rest.extension.classes",
                    "metric.reporters",
                    "group.id",
                    "connect.protocol",
                    "exactly.once.source.support",
                    "scheduled.rebalance.max.delay.ms",
                    "connections.max.idle.ms",
                    "request.timeout.ms",
                    "fairlead.connectors.file",
                    "fairlead.data.dir",
                    "fairlead.json.converter",
                    "fairlead.max.in.flight",
                    "fairlead.rest.idle.timeout.ms",
                    "fairlead.rest.max.connections",
                    "fairlead.rest.max.header.bytes",
                    "fairlead.rest.max.request.bytes",
                    "fairlead.rest.request.timeout.ms",
                    "fairlead.secret.providers",
                    "fairlead.status.file");

    private static final List<String> PREFIXES =
            List.of(
                    "producer.",
                    "consumer.",
                    "admin.",
                    "key.converter.",
                    "value.converter.",
                    "header.converter.",
                    "config.providers.",
                    "internal.key.converter",
                    "internal.value.converter",
                    "metrics.",
                    "rest.",
                    "access.control.allow.",
                    "listeners.https.",
                    "admin.listeners.https.",
                    "security.",
                    "ssl.",
                    "sasl.",
                    "config.storage.",
                    "offset.storage.",
                    "status.storage.",
                    "inter.worker.",
                    "worker.",
                    "session.timeout.ms",
                    "heartbeat.interval.ms",
                    "rebalance.timeout.ms",
                    "metadata.",
                    "retry.backoff.",
                    "reconnect.backoff.",
                    "receive.buffer.bytes",
                    "send.buffer.bytes",
                    "socket.connection.setup.timeout.");

    private static final Set<String> CONNECTOR_NAMES =
            Set.of(
                    "name",
                    "connector.class",
                    "connector.plugin.version",
                    "tasks.max",
                    "tasks.max.enforce",
                    "key.converter",
                    "value.converter",
                    "header.converter",
                    "transforms",
                    "predicates",
                    "config.action.reload",
                    "errors.retry.timeout",
                    "errors.retry.delay.max.ms",
                    "errors.tolerance",
                    "errors.log.enable",
                    "errors.log.include.messages",
                    "topic.creation.groups",
                    "exactly.once.support",
                    "transaction.boundary",
                    "transaction.boundary.interval.ms",
                    "fairlead.restart.attempts",
                    "fairlead.restart.backoff.ms",
                    "fairlead.restart.backoff.max.ms",
                    "fairlead.restart.reset.after.ms",
                    "offsets.storage.topic",
                    "topics",
                    "topics.regex",
                    "errors.deadletterqueue.topic.name",
                    "errors.deadletterqueue.topic.replication.factor",
                    "errors.deadletterqueue.context.headers.enable");

    private static final List<String> CONNECTOR_PREFIXES =
            List.of(
                    "key.converter.",
                    "value.converter.",
                    "header.converter.",
                    "transforms.",
                    "predicates.",
                    "topic.creation.",
                    "producer.override.",
                    "consumer.override.",
                    "admin.override.");

    private KnownSettings() {}

    /** A warning for each name that isn't known, with the one that was probably meant. */
    static List<String> warnings(Collection<String> names) {
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (!NAMES.contains(name) && PREFIXES.stream().noneMatch(name::startsWith)) {
                warnings.add("unknown setting " + quoted(name) + " has no effect" + hint(name));
            }
        }
        return warnings;
    }

    /** A warning for each name that is almost, but not quite, one that the connector heeds. */
    static List<String> typos(Collection<String> names, Collection<String> declared) {
        Set<String> known = new TreeSet<>(declared);
        known.addAll(CONNECTOR_NAMES);
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (!known.contains(name) && CONNECTOR_PREFIXES.stream().noneMatch(name::startsWith)) {
                String meant = didYouMean(name, known);
                if (!meant.isEmpty()) {
                    warnings.add("setting " + quoted(name) + " is not declared" + meant);
                }
            }
        }
        return warnings;
    }

    private static String hint(String name) {
        return didYouMean(name, NAMES);
    }
}
