package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.disk.DiskLog;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.MemberOptions.OffsetReset;
import dev.fairlead.runtime.task.TaskId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * Views of a log on this machine's disk. Of the consumer's settings it heeds {@code group.id},
 * {@code max.poll.records} and {@code auto.offset.reset}; a producer's have no meaning here.
 */
public final class EmbeddedLogs implements Logs {
    private final DiskLog log;
    private final ClientOptions worker;

    /**
     * @param worker the worker's client settings
     */
    public EmbeddedLogs(DiskLog log, ClientOptions worker) {
        this.log = log;
        this.worker = worker;
    }

    @Override
    public OutboundLog outbound(TaskId task, ClientOptions overrides) {
        return log.outbound();
    }

    @Override
    public InboundLog inbound(TaskId task, ClientOptions overrides) {
        Map<String, String> settings = settings(overrides);
        return log.inbound(
                group(task.connector(), settings), "connector-consumer-" + task, member(settings));
    }

    private Map<String, String> settings(ClientOptions overrides) {
        Map<String, String> settings = new HashMap<>(worker.consumer());
        settings.putAll(overrides.consumer());
        return settings;
    }

    private static String group(String connector, Map<String, String> settings) {
        return settings.getOrDefault("group.id", "connect-" + connector);
    }

    @Override
    public Topics topics(TaskId task, ClientOptions overrides) {
        return log.topics();
    }

    @Override
    public GroupPositions positions(String connector, ClientOptions overrides) {
        String group = group(connector, settings(overrides));
        return new LocalPositions(
                () -> log.committed(group), changes -> log.alterPositions(group, changes));
    }

    @Override
    public void close() {
        log.close();
    }

    private static MemberOptions member(Map<String, String> settings) {
        MemberOptions defaults = MemberOptions.defaults();
        return new MemberOptions(
                Optional.ofNullable(settings.get("max.poll.records"))
                        .map(EmbeddedLogs::recordsMax)
                        .orElse(defaults.recordsMax()),
                defaults.bytesMax(),
                Optional.ofNullable(settings.get("auto.offset.reset"))
                        .map(EmbeddedLogs::reset)
                        .orElse(defaults.reset()));
    }

    private static int recordsMax(String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noRecordsMax(value);
        }
        throw noRecordsMax(value);
    }

    private static ConfigException noRecordsMax(String value) {
        return new ConfigException(
                "the consumer's max.poll.records="
                        + quoted(value)
                        + " is no positive number; set one");
    }

    private static OffsetReset reset(String value) {
        return switch (value.strip()) {
            case "earliest" -> OffsetReset.EARLIEST;
            case "latest" -> OffsetReset.LATEST;
            default ->
                    throw new ConfigException(
                            "the consumer's auto.offset.reset="
                                    + quoted(value)
                                    + " is not known to the embedded log; set earliest or latest");
        };
    }
}
