package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Stores each record, and can't be stopped unless it was started. */
public final class FragileSinkTask extends SinkTask {
    private MemoryStore store;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        store = MemoryStore.find(settings.get("store"));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        records.forEach(record -> store.write((String) record.value()));
    }

    @Override
    public void stop() {
        store.refuseNothing();
    }
}
