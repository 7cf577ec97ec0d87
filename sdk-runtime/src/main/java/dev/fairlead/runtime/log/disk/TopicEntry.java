package dev.fairlead.runtime.log.disk;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as the catalogue has it.
 *
 * @param id makes the directory's name unique also where file names ignore case
 * @param settings topic settings in Kafka's names; kept, but without effect
 */
record TopicEntry(int id, String name, int partitions, Map<String, String> settings) {
    private static final int NAME_CHARACTERS_MAX = 200;

    TopicEntry {
        settings = Map.copyOf(settings);
    }

    static TopicEntry read(PayloadReader payload) {
        int id = (int) payload.varint();
        String name = payload.text();
        int partitions = (int) payload.varint();
        Map<String, String> settings = new TreeMap<>();
        long count = payload.varint();
        for (long i = 0; i < count; i++) {
            settings.put(payload.text(), payload.text());
        }
        return new TopicEntry(id, name, partitions, settings);
    }

    FrameWriter frame() {
        FrameWriter frame = new FrameWriter(128);
        frame.varint(id);
        frame.text(name);
        frame.varint(partitions);
        frame.varint(settings.size());
        new TreeMap<>(settings)
                .forEach(
                        (setting, value) -> {
                            frame.text(setting);
                            frame.text(value);
                        });
        return frame;
    }

    /** Topic names are safe as file names: letters, digits, dots, dashes and underscores. */
    Path directory(Path topics, int partition) {
        String shortName =
                name.length() > NAME_CHARACTERS_MAX ? name.substring(0, NAME_CHARACTERS_MAX) : name;
        return topics.resolve(id + "-" + shortName).resolve(Integer.toString(partition));
    }
}
