package dev.fairlead.samples.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Reads lists that only grow at their end, page by page. */
public final class RawHttpSource extends SourceConnector {
    static final String URL = "url";
    static final String PAGE = "page";
    static final String TAKEN = "taken";
    static final String SHARE = "task.urls";

    private @Nullable Map<String, String> settings;

    @Override
    public String version() {
        String version = RawHttpSource.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }

    @Override
    public ConfigDef config() {
        return RawHttpSourceSettings.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> configured) {
        return RawHttpSourceSettings.validate(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return RawHttpSourceTask.class;
    }

    @Override
    public void start(Map<String, String> configured) {
        new RawHttpSourceSettings(configured);
        settings = Map.copyOf(configured);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        Map<String, String> started = settings;
        if (started == null) {
            throw new ConnectException("the connector is not started");
        }
        int urls = new RawHttpSourceSettings(started).urls().size();
        List<Integer> all = IntStream.range(0, urls).boxed().toList();
        List<Map<String, String>> configs = new ArrayList<>();
        for (List<Integer> share : ConnectorUtils.groupPartitions(all, Math.min(urls, maxTasks))) {
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
                    if (offset == null) {
                        return;
                    }
                    if (partition == null
                            || !partition.keySet().equals(Set.of(URL))
                            || !(partition.get(URL) instanceof String)) {
                        problems.add("partition " + partition + " is not {\"url\": \"...\"}");
                    }
                    if (!isPlace(offset)) {
                        problems.add("offset " + offset + " is not {\"page\": \"\", \"taken\": 3}");
                    }
                });
        if (!problems.isEmpty()) {
            throw new ConnectException("these offsets cannot be set: " + problems);
        }
        return true;
    }

    /** Connect's JSON makes an Integer of a Long that is small, and a Long of an Integer. */
    static boolean isPlace(Map<String, ?> offset) {
        Object taken = offset.get(TAKEN);
        return offset.keySet().equals(Set.of(PAGE, TAKEN))
                && offset.get(PAGE) instanceof String
                && (taken instanceof Integer || taken instanceof Long)
                && ((Number) taken).longValue() >= 0
                && ((Number) taken).longValue() <= Integer.MAX_VALUE;
    }
}
