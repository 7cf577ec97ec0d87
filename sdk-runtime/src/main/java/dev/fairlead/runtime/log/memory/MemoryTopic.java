package dev.fairlead.runtime.log.memory;

import dev.fairlead.runtime.log.InboundRecord;
import java.util.ArrayList;
import java.util.List;

/** The records of one topic, by partition and in the order of their appends. */
final class MemoryTopic {
    private final List<InboundRecord> records = new ArrayList<>();
    private final List<List<InboundRecord>> partitions = new ArrayList<>();

    MemoryTopic(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    int partitions() {
        return partitions.size();
    }

    List<InboundRecord> records() {
        return records;
    }

    List<InboundRecord> records(int partition) {
        return partitions.get(partition);
    }

    void add(InboundRecord record) {
        records.add(record);
        partitions.get(record.partition()).add(record);
    }
}
