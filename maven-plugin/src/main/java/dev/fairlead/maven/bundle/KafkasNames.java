package dev.fairlead.maven.bundle;

import java.util.Set;

/** Simple names of plugins that come with Kafka, and by which configurations call them. */
public final class KafkasNames {
    private static final Set<String> NAMES =
            Set.of(
                    "BooleanConverter",
                    "ByteArrayConverter",
                    "DoubleConverter",
                    "FloatConverter",
                    "IntegerConverter",
                    "JsonConverter",
                    "LongConverter",
                    "ShortConverter",
                    "SimpleHeaderConverter",
                    "StringConverter",
                    "FileStreamSinkConnector",
                    "FileStreamSourceConnector",
                    "MirrorCheckpointConnector",
                    "MirrorHeartbeatConnector",
                    "MirrorSourceConnector",
                    "DropHeaders",
                    "Filter",
                    "InsertHeader",
                    "RegexRouter",
                    "TimestampRouter",
                    "HasHeaderKey",
                    "RecordIsTombstone",
                    "TopicNameMatches");

    private KafkasNames() {}

    /**
     * Tells whether a name is taken.
     *
     * @param simpleName a class name without its package
     * @return true if one of Kafka's plugins has it
     */
    public static boolean contain(String simpleName) {
        return NAMES.contains(simpleName);
    }
}
