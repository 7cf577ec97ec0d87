package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.log.OutboundRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The way of a source record: transformations, then the converters of headers, key and value.
 * Confined to the task's owner thread, but for {@link #close}, which comes after its end.
 */
public final class SourcePipeline implements AutoCloseable {
    private static final Outcome.Filter<OutboundRecord> FILTER = new Outcome.Filter<>();

    private final Chain<SourceRecord> chain;
    private final Step<SourceRecord, Headers> headerConverter;
    private final Step<SourceRecord, byte[]> keyConverter;
    private final Step<SourceRecord, byte[]> valueConverter;
    private final Steps steps;
    private final PipelinePlugins plugins;

    SourcePipeline(Chain<SourceRecord> chain, Steps steps, PipelinePlugins plugins) {
        this.chain = chain;
        this.steps = steps;
        this.plugins = plugins;
        this.headerConverter = plugins.headersFromConnect();
        this.keyConverter = plugins.keyFromConnect();
        this.valueConverter = plugins.valueFromConnect();
    }

    /** Makes bytes of a record, or says why there are none. Blocks while a step is retried. */
    public Outcome<OutboundRecord> apply(SourceRecord record) {
        steps.begin();
        try {
            SourceRecord transformed = chain.apply(record, steps);
            return transformed == null ? FILTER : convert(transformed);
        } catch (StepFailed e) {
            return steps.fate(e);
        } finally {
            steps.end();
        }
    }

    /** Closes the converters, transformations and predicates. */
    @Override
    public void close() {
        plugins.close();
    }

    private Outcome<OutboundRecord> convert(SourceRecord record) throws StepFailed {
        if (record.topic() == null) {
            return unsendable(
                    "the record has no topic; the task or a transformation must set one", record);
        }
        Long timestamp = record.timestamp();
        if (timestamp != null && timestamp < 0) {
            if (timestamp != -1) {
                return unsendable(
                        "the record's timestamp is "
                                + timestamp
                                + "; it must be null, -1 or not negative",
                        record);
            }
            timestamp = null;
        }
        Headers headers = new RecordHeaders();
        if (!record.headers().isEmpty()) {
            steps.run(headerConverter, record, headers);
        }
        byte[] key = steps.run(keyConverter, record, headers);
        byte[] value = steps.run(valueConverter, record, headers);
        return new Outcome.Deliver<>(
                new OutboundRecord(
                        record.topic(), record.kafkaPartition(), timestamp, key, value, headers));
    }

    /** Stock fails here whatever the tolerance: it is no trouble with data but a broken record. */
    private static Outcome<OutboundRecord> unsendable(String why, SourceRecord record) {
        return new Outcome.Reject<>(
                new RecordFailure(
                        RecordFailure.Stage.KAFKA_PRODUCE,
                        "source partition " + record.sourcePartition(),
                        new DataException(why)));
    }
}
