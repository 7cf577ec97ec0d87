package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.trial.Specimen;
import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * One case: a plugin with its settings, and records that go through it one after the other.
 *
 * @param number of the case, which gives it again
 */
record Batch(int number, Specimen specimen, List<ConnectRecord<?>> records) {
    Batch {
        records = List.copyOf(records);
    }

    Batch withRecords(List<ConnectRecord<?>> others) {
        return new Batch(number, specimen, others);
    }
}
