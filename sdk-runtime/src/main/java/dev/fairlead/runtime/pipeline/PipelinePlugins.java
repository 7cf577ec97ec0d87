package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.SinkOrigin;
import dev.fairlead.runtime.pipeline.RecordFailure.Stage;
import dev.fairlead.runtime.plugin.ContextLoader;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** The configured plugins of one pipeline, and the calls that are made to its converters. */
final class PipelinePlugins {
    /**
     * A configured plugin.
     *
     * @param name the class that was asked for
     * @param loader what it finds as context class loader
     */
    record Loaded<T extends AutoCloseable>(T plugin, String name, ClassLoader loader) {}

    private final Loaded<Converter> key;
    private final Loaded<Converter> value;
    private final Loaded<HeaderConverter> header;
    private final List<Loaded<?>> others;
    private final ContextLoader context;

    PipelinePlugins(
            Loaded<Converter> key,
            Loaded<Converter> value,
            Loaded<HeaderConverter> header,
            List<Loaded<?>> others,
            ContextLoader context) {
        this.key = key;
        this.value = value;
        this.header = header;
        this.others = List.copyOf(others);
        this.context = context;
    }

    Step<SourceRecord, byte[]> keyFromConnect() {
        Converter converter = key.plugin();
        return step(
                Stage.KEY_CONVERTER,
                key,
                (record, headers) ->
                        converter.fromConnectData(
                                record.topic(), headers, record.keySchema(), record.key()));
    }

    Step<SourceRecord, byte[]> valueFromConnect() {
        Converter converter = value.plugin();
        return step(
                Stage.VALUE_CONVERTER,
                value,
                (record, headers) ->
                        converter.fromConnectData(
                                record.topic(), headers, record.valueSchema(), record.value()));
    }

    /** Starts from none at each try: a retry must not add the first headers twice. */
    Step<SourceRecord, Headers> headersFromConnect() {
        HeaderConverter converter = header.plugin();
        return step(
                Stage.HEADER_CONVERTER,
                header,
                (record, headers) -> {
                    for (org.apache.kafka.common.header.Header left : headers.toArray()) {
                        headers.remove(left.key());
                    }
                    for (Header one : record.headers()) {
                        headers.add(
                                one.key(),
                                converter.fromConnectHeader(
                                        record.topic(), one.key(), one.schema(), one.value()));
                    }
                    return headers;
                });
    }

    Step<InboundRecord, SchemaAndValue> keyToConnect() {
        Converter converter = key.plugin();
        return step(
                Stage.KEY_CONVERTER,
                key,
                (record, headers) ->
                        converter.toConnectData(record.topic(), headers, record.key()));
    }

    Step<InboundRecord, SchemaAndValue> valueToConnect() {
        Converter converter = value.plugin();
        return step(
                Stage.VALUE_CONVERTER,
                value,
                (record, headers) ->
                        converter.toConnectData(record.topic(), headers, record.value()));
    }

    Step<InboundRecord, ConnectHeaders> headersToConnect() {
        HeaderConverter converter = header.plugin();
        return step(
                Stage.HEADER_CONVERTER,
                header,
                (record, headers) -> {
                    ConnectHeaders converted = new ConnectHeaders();
                    for (org.apache.kafka.common.header.Header one : headers) {
                        converted.add(
                                one.key(),
                                converter.toConnectHeader(record.topic(), one.key(), one.value()));
                    }
                    return converted;
                });
    }

    /** Bytes for a record that the pipeline didn't make, with its original coordinates. */
    InboundRecord serialize(SinkRecord record) {
        Headers headers = new RecordHeaders();
        for (Header one : record.headers()) {
            headers.add(
                    one.key(),
                    header.plugin()
                            .fromConnectHeader(
                                    record.topic(), one.key(), one.schema(), one.value()));
        }
        Long timestamp = record.timestamp();
        boolean originKept = SinkOrigin.isKept();
        Integer partition = originKept ? record.originalKafkaPartition() : record.kafkaPartition();
        return new InboundRecord(
                originKept ? record.originalTopic() : record.topic(),
                partition == null ? -1 : partition,
                SinkOrigin.offsetOf(record),
                timestamp == null ? -1 : timestamp,
                record.timestampType(),
                key.plugin()
                        .fromConnectData(record.topic(), headers, record.keySchema(), record.key()),
                value.plugin()
                        .fromConnectData(
                                record.topic(), headers, record.valueSchema(), record.value()),
                headers);
    }

    /** Closes all, each under its loader, even if one throws. */
    void close() {
        ConnectException failure = new ConnectException("a plugin of the pipeline did not close");
        ClassLoader before = context.current();
        try {
            close(header, failure);
            close(key, failure);
            close(value, failure);
            others.forEach(other -> close(other, failure));
        } finally {
            context.use(before);
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void close(Loaded<?> loaded, ConnectException failure) {
        context.use(loaded.loader());
        try {
            loaded.plugin().close();
        } catch (Exception | LinkageError e) {
            failure.addSuppressed(new ConnectException(loaded.name(), e));
        }
    }

    private static <I, O> Step<I, O> step(Stage stage, Loaded<?> loaded, Step.Call<I, O> call) {
        return new Step<>(stage, loaded.name(), loaded.loader(), call);
    }
}
