package dev.fairlead.samples.generator.raw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;
import org.jspecify.annotations.Nullable;

/**
 * Makes records up: a number of streams, each at a rate of its own, whose fields the settings
 * describe. A stream goes on after the last record that Kafka has.
 */
public final class RawGenerator extends SourceConnector {
    static final String STREAM = "number";
    static final String OFFSET = "records";
    static final String SHARE = "task.streams";

    private @Nullable Map<String, String> settings;

    @Override
    public String version() {
        String version = RawGenerator.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }

    @Override
    public ConfigDef config() {
        return RawGeneratorSettings.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> configured) {
        return RawGeneratorSettings.validate(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return RawGeneratorTask.class;
    }

    @Override
    public void start(Map<String, String> configured) {
        RawGeneratorSettings.of(configured);
        settings = Map.copyOf(configured);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        Map<String, String> started = settings;
        if (started == null) {
            throw new ConnectException("the connector is not started");
        }
        int streams = RawGeneratorSettings.of(started).streams();
        List<Integer> all = IntStream.range(0, streams).boxed().toList();
        List<Map<String, String>> configs = new ArrayList<>();
        for (List<Integer> share :
                ConnectorUtils.groupPartitions(all, Math.min(streams, maxTasks))) {
            Map<String, String> config = new HashMap<>(started);
            config.put(SHARE, share.stream().map(String::valueOf).collect(Collectors.joining(",")));
            configs.add(config);
        }
        return configs;
    }

    @Override
    public void stop() {
        settings = null;
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Takes offsets of the shape that this connector stores; refuses all if one is wrong. */
    @Override
    public boolean alterOffsets(
            Map<String, String> configured, Map<Map<String, ?>, Map<String, ?>> offsets) {
        List<String> problems = new ArrayList<>();
        offsets.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        if (partition == null
                                || !partition.keySet().equals(Map.of(STREAM, 0).keySet())
                                || !isWhole(partition.get(STREAM))) {
                            problems.add("partition " + partition + " is not {\"number\": 0}");
                        }
                        if (!offset.keySet().equals(Map.of(OFFSET, 0).keySet())
                                || !isWhole(offset.get(OFFSET))
                                || ((Number) offset.get(OFFSET)).longValue() < 0) {
                            problems.add("offset " + offset + " is not {\"records\": 12}");
                        }
                    }
                });
        if (!problems.isEmpty()) {
            throw new ConnectException("these offsets cannot be set: " + problems);
        }
        return true;
    }

    static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }
}
