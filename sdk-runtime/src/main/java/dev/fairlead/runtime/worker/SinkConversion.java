package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkBatch;
import dev.fairlead.runtime.task.SinkEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes a batch for a sink of what was fetched. Confined to the task's thread. */
final class SinkConversion {
    private final Function<InboundRecord, Outcome<SinkRecord>> pipeline;

    SinkConversion(Function<InboundRecord, Outcome<SinkRecord>> pipeline) {
        this.pipeline = pipeline;
    }

    /** The batch, or why a record fails the task. */
    SinkEvent of(List<InboundRecord> fetched) {
        List<SinkRecord> records = new ArrayList<>(fetched.size());
        Map<TopicPartition, Long> positions = new HashMap<>();
        TopicPartition run = null;
        long last = -1;
        for (InboundRecord record : fetched) {
            if (run == null
                    || run.partition() != record.partition()
                    || !run.topic().equals(record.topic())) {
                if (run != null) {
                    positions.put(run, last + 1);
                }
                run = new TopicPartition(record.topic(), record.partition());
            }
            last = record.offset();
            Outcome<SinkRecord> outcome = pipeline.apply(record);
            if (outcome instanceof Outcome.Deliver<SinkRecord> deliver) {
                records.add(deliver.record());
            } else if (outcome instanceof Outcome.Reject<SinkRecord> reject) {
                return rejected(record, reject.failure());
            }
        }
        if (run != null) {
            positions.put(run, last + 1);
        }
        return new SinkEvent.Fetched(new SinkBatch(records, positions));
    }

    private static SinkEvent rejected(InboundRecord record, RecordFailure failure) {
        String during =
                failure.stage()
                        + " of the record at "
                        + record.topic()
                        + "-"
                        + record.partition()
                        + "@"
                        + record.offset()
                        + " by "
                        + failure.plugin();
        return new SinkEvent.FetchFailed(Failure.fatal(during, failure.cause()));
    }
}
