package dev.fairlead.samples.old;

import java.nio.file.Path;

/** What the worker and its connectors are told. */
final class Properties {
    private static final String PLUGINS = "dev.fairlead.samples.old.plugin.";

    private Properties() {}

    static String worker(String bootstrapServers, Path pluginPath, Path directory) {
        return """
        bootstrap.servers=%s
        key.converter=%sWordConverter
        value.converter=%sLineConverter
        value.converter.mark=:
        header.converter=%sWordConverter
        offset.storage.file.filename=%s
        offset.flush.interval.ms=200
        plugin.path=%s
        plugin.discovery=service_load
        """
                .formatted(
                        bootstrapServers,
                        PLUGINS,
                        PLUGINS,
                        PLUGINS,
                        directory.resolve("offsets"),
                        pluginPath);
    }

    static String source(Path input, String topic) {
        return """
        name=follow
        connector.class=dev.fairlead.samples.files.FollowConnector
        tasks.max=1
        directory=%s
        topic=%s
        predicates=even
        predicates.even.type=%sEven
        predicates.even.field=text
        transforms=struct,from,shout
        transforms.struct.type=org.apache.kafka.connect.transforms.HoistField$Value
        transforms.struct.field=text
        transforms.from.type=org.apache.kafka.connect.transforms.InsertHeader
        transforms.from.header=from
        transforms.from.value.literal=follow
        transforms.shout.type=%sShout$Value
        transforms.shout.field=text
        transforms.shout.predicate=even
        """
                .formatted(input, topic, PLUGINS, PLUGINS);
    }

    private static final String STRINGS =
            """
            tasks.max=1
            key.converter=org.apache.kafka.connect.storage.StringConverter
            value.converter=org.apache.kafka.connect.storage.StringConverter
            """;

    static String notes(Path directory, String topic) {
        return """
        name=notes
        connector.class=%sNoteSource
        directory=%s
        topic=%s
        """
                        .formatted(PLUGINS, directory, topic)
                + STRINGS;
    }

    static String count(String topic) {
        return """
        name=count
        connector.class=%sCountSource
        topic=%s
        """
                        .formatted(PLUGINS, topic)
                + STRINGS;
    }

    static String gather(Path file, String topics) {
        return """
        name=gather
        connector.class=%sGatherSink
        topics=%s
        file=%s
        """
                        .formatted(PLUGINS, topics, file)
                + STRINGS;
    }

    static String sink(Path output, String topic) {
        return """
        name=keep
        connector.class=%sKeepingSink
        tasks.max=1
        topics=%s
        file=%s
        errors.tolerance=all
        errors.deadletterqueue.topic.name=%s-dead
        errors.deadletterqueue.topic.replication.factor=1
        """
                .formatted(PLUGINS, topic, output, topic);
    }
}
