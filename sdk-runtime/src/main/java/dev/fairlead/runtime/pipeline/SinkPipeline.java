package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.SinkOrigin;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The way of a record to a sink: the converters of key, value and headers, then transformations.
 * Confined to the task's owner thread, but for {@link #close}, which comes after its end.
 */
public final class SinkPipeline implements AutoCloseable {
    private static final Outcome.Filter<SinkRecord> FILTER = new Outcome.Filter<>();

    private final Chain<SinkRecord> chain;
    private final Step<InboundRecord, SchemaAndValue> keyConverter;
    private final Step<InboundRecord, SchemaAndValue> valueConverter;
    private final Step<InboundRecord, ConnectHeaders> headerConverter;
    private final Steps steps;
    private final PipelinePlugins plugins;
    private final Origins origins;
    private Long latestTimestamp = 0L;

    /** Whether records remember the bytes that they were made of. */
    enum Origins {
        REMEMBERED,
        FORGOTTEN
    }

    SinkPipeline(Chain<SinkRecord> chain, Steps steps, PipelinePlugins plugins, Origins origins) {
        this.origins = origins;
        this.chain = chain;
        this.steps = steps;
        this.plugins = plugins;
        this.keyConverter = plugins.keyToConnect();
        this.valueConverter = plugins.valueToConnect();
        this.headerConverter = plugins.headersToConnect();
    }

    /**
     * Makes a sink record of bytes, or says why there is none. Blocks while a step is retried. The
     * record keeps the topic, partition and offset that it has in the log, whatever transformations
     * do to it (KIP-793).
     */
    public Outcome<SinkRecord> apply(InboundRecord record) {
        steps.begin();
        try {
            SinkRecord transformed = chain.apply(convert(record), steps);
            return transformed == null
                    ? FILTER
                    : new Outcome.Deliver<>(withOrigin(transformed, record));
        } catch (StepFailed e) {
            return steps.fate(e);
        } finally {
            steps.end();
        }
    }

    /**
     * What {@code record} was made of; if that isn't known, because the task made the record itself
     * or {@link Pipelines#sink} was told to forget it, what the converters make of it.
     *
     * @throws org.apache.kafka.connect.errors.DataException the converters can't
     */
    public InboundRecord origin(SinkRecord record) {
        return ConsumedRecord.originOf(record).orElseGet(() -> plugins.serialize(record));
    }

    /** Closes the converters, transformations and predicates. */
    @Override
    public void close() {
        plugins.close();
    }

    private SinkRecord convert(InboundRecord record) throws StepFailed {
        SchemaAndValue key = converted(keyConverter, record);
        SchemaAndValue value = converted(valueConverter, record);
        boolean hasHeaders = record.headers().toArray().length > 0;
        ConnectHeaders headers =
                hasHeaders ? steps.run(headerConverter, record, record.headers()) : null;
        SinkRecord converted =
                new SinkRecord(
                        record.topic(),
                        record.partition(),
                        key.schema(),
                        key.value(),
                        value.schema(),
                        value.value(),
                        record.offset(),
                        timestamp(record),
                        record.timestampType(),
                        headers);
        return origins == Origins.REMEMBERED && SinkOrigin.isKept()
                ? new ConsumedRecord(converted, record)
                : converted;
    }

    private SchemaAndValue converted(
            Step<InboundRecord, SchemaAndValue> converter, InboundRecord record) throws StepFailed {
        SchemaAndValue converted = steps.run(converter, record, record.headers());
        if (converted == null) {
            throw new StepFailed(
                    new RecordFailure(
                            converter.stage(),
                            converter.plugin(),
                            new DataException(
                                    "the converter returned null; for a null it must return"
                                            + " SchemaAndValue.NULL")),
                    true);
        }
        return converted;
    }

    /** Neighbours mostly have the same, which is made once. */
    private @Nullable Long timestamp(InboundRecord record) {
        Long latest = latestTimestamp;
        if (record.timestamp() < 0 || latest.longValue() == record.timestamp()) {
            return record.timestamp() < 0 ? null : latest;
        }
        latestTimestamp = record.timestamp();
        return latestTimestamp;
    }

    /** A transformation that makes its record with a constructor loses where it came from. */
    private SinkRecord withOrigin(SinkRecord record, InboundRecord origin) {
        if (!SinkOrigin.isKept()) {
            return record;
        }
        if (record.originalKafkaOffset() == origin.offset()
                && origin.topic().equals(record.originalTopic())
                && Integer.valueOf(origin.partition()).equals(record.originalKafkaPartition())) {
            return record;
        }
        if (origins == Origins.REMEMBERED) {
            return new ConsumedRecord(record, origin);
        }
        return new SinkRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.kafkaOffset(),
                record.timestamp(),
                record.timestampType(),
                record.headers(),
                origin.topic(),
                origin.partition(),
                origin.offset());
    }
}
