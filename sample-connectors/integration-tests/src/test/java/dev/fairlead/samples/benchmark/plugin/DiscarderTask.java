package dev.fairlead.samples.benchmark.plugin;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Counts, and keeps nothing. */
public final class DiscarderTask extends SinkTask {
    private Gauge gauge;

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(Discarder.CONFIG, props, false);
        gauge = Gauge.open(Path.of(config.getString("gauge")), config.getLong("records"));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        gauge.add(records.size());
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1.0.0";
    }
}
