package dev.fairlead.api.source;

import dev.fairlead.api.offset.OffsetCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * What a task is told beside its settings: which source partitions are its share, and which class
 * reads them. Written into the task's configuration, as readable entries.
 */
final class TaskShare {
    static final String CONNECTOR = "fairlead.connector.class";
    private static final String COUNT = "fairlead.partitions";
    private static final String ALL = "all";
    private static final String PARTITION = "fairlead.partition.";

    private TaskShare() {}

    /** The configuration of a single task, which looks for partitions itself. */
    static Map<String, String> all(Map<String, String> settings, Class<?> connector) {
        Map<String, String> config = new HashMap<>(settings);
        config.put(CONNECTOR, connector.getName());
        config.put(COUNT, ALL);
        return config;
    }

    /**
     * The configurations of several tasks, each with its share; one for all if there is little:
     * then the connector watches, and no task does.
     */
    static <P extends Record> List<Map<String, String>> divide(
            Map<String, String> settings,
            Class<?> connector,
            Collection<P> partitions,
            OffsetCodec<P> codec,
            int maxTasks) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        for (P partition : partitions) {
            Map<String, String> text = codec.toText(partition);
            texts.put(text.toString(), text);
        }
        int tasks = Math.max(1, Math.min(maxTasks, texts.size()));
        List<Map<String, String>> configs = new ArrayList<>();
        for (List<String> share : Assignment.divide(texts.keySet(), tasks)) {
            Map<String, String> config = all(settings, connector);
            config.put(COUNT, String.valueOf(share.size()));
            for (int i = 0; i < share.size(); i++) {
                String prefix = PARTITION + i + ".";
                texts.getOrDefault(share.get(i), Map.of())
                        .forEach((name, text) -> config.put(prefix + name, escape(text)));
            }
            configs.add(config);
        }
        return configs;
    }

    /** The partitions that a task's configuration lists; empty if it shall look itself. */
    static <P extends Record> Optional<List<P>> read(
            Map<String, String> config, OffsetCodec<P> codec) {
        String count = config.getOrDefault(COUNT, ALL);
        if (count.equals(ALL)) {
            return Optional.empty();
        }
        Map<Integer, Map<String, String>> texts = new HashMap<>();
        config.forEach(
                (key, value) -> {
                    if (key.startsWith(PARTITION)) {
                        int dot = key.indexOf('.', PARTITION.length());
                        int index = Integer.parseInt(key.substring(PARTITION.length(), dot));
                        texts.computeIfAbsent(index, i -> new LinkedHashMap<>())
                                .put(key.substring(dot + 1), unescape(value));
                    }
                });
        if (!count.equals(String.valueOf(texts.size()))) {
            throw new ConnectException(
                    COUNT
                            + " is \""
                            + count
                            + "\" but "
                            + texts.size()
                            + " partitions are listed; the task's configuration was cut or edited,"
                            + " restart the connector");
        }
        return Optional.of(
                texts.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(entry -> codec.fromText(entry.getValue()))
                        .toList());
    }

    /** Hides the dollar sign, which the worker would take for a reference to a config provider. */
    private static String escape(String text) {
        return text.replace("%", "%25").replace("$", "%24");
    }

    private static String unescape(String text) {
        return text.replace("%24", "$").replace("%25", "%");
    }
}
