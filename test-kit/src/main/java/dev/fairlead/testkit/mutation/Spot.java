package dev.fairlead.testkit.mutation;

/** A method that plugins have, or call. */
enum Spot {
    POLL(Names.SOURCE_TASK, "poll", "()Ljava/util/List;"),
    COMMIT(Names.SOURCE_TASK, "commit", "()V"),
    COMMIT_RECORD(
            Names.SOURCE_TASK,
            "commitRecord",
            "(Lorg/apache/kafka/connect/source/SourceRecord;"
                    + "Lorg/apache/kafka/clients/producer/RecordMetadata;)V"),
    COMMIT_RECORD_OLD(
            Names.SOURCE_TASK, "commitRecord", "(Lorg/apache/kafka/connect/source/SourceRecord;)V"),
    STOP_SOURCE(Names.SOURCE_TASK, "stop", "()V"),
    STORED_OFFSET(
            "org.apache.kafka.connect.storage.OffsetStorageReader",
            "offset",
            "(Ljava/util/Map;)Ljava/util/Map;"),
    STORED_OFFSETS(
            "org.apache.kafka.connect.storage.OffsetStorageReader",
            "offsets",
            "(Ljava/util/Collection;)Ljava/util/Map;"),
    PUT(Names.SINK_TASK, "put", "(Ljava/util/Collection;)V"),
    FLUSH(Names.SINK_TASK, "flush", "(Ljava/util/Map;)V"),
    PRE_COMMIT(Names.SINK_TASK, "preCommit", "(Ljava/util/Map;)Ljava/util/Map;"),
    CLOSE(Names.SINK_TASK, "close", "(Ljava/util/Collection;)V"),
    STOP_SINK(Names.SINK_TASK, "stop", "()V"),
    READ("dev.fairlead.api.source.Reader", "read", "(I)Ljava/util/List;"),
    CLOSE_READER("dev.fairlead.api.source.Reader", "close", "()V"),
    OPEN_READER("dev.fairlead.api.source.PartitionedSource", "open", "Ljava/util/Optional;)"),
    WRITE("dev.fairlead.api.sink.Writer", "write", "(Ldev/fairlead/api/sink/Batch;)"),
    BATCH("dev.fairlead.api.sink.Batch", "records", "()Ljava/util/List;"),
    FLUSH_WRITER("dev.fairlead.api.sink.Writer", "flush", "()V"),
    CLOSE_WRITER("dev.fairlead.api.sink.Writer", "close", "()V"),
    NEXT_OFFSET("dev.fairlead.api.sink.Writer", "nextOffset", "()Ljava/util/OptionalLong;");

    /** The class or interface that has it. */
    private final String type;

    private final String method;

    /** Part of its descriptor, as class files have it. */
    private final String descriptor;

    private static final class Names {
        private static final String SOURCE_TASK = "org.apache.kafka.connect.source.SourceTask";
        private static final String SINK_TASK = "org.apache.kafka.connect.sink.SinkTask";
    }

    Spot(String type, String method, String descriptor) {
        this.type = type;
        this.method = method;
        this.descriptor = descriptor;
    }

    String type() {
        return type;
    }

    boolean isMethod(String name, String described) {
        return method.equals(name) && described.contains(descriptor);
    }

    boolean isCall(String owner, String name, String described) {
        return type.equals(owner.replace('/', '.')) && isMethod(name, described);
    }
}
