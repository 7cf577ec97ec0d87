package dev.fairlead.samples.benchmark.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Gives 500 records at a time, and then waits. */
public final class GeneratorTask extends SourceTask {
    private static final int BATCH = 500;
    private static final Map<String, String> PARTITION = Map.of("generator", "0");

    private String topic = "";
    private Values values;
    private Gauge gauge;
    private long goal;
    private long next;

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(Generator.CONFIG, props, false);
        topic = config.getString("topic");
        values = Values.of(config.getString("shape"));
        goal = config.getLong("records");
        String file = config.getString("gauge");
        gauge = file.isEmpty() ? null : Gauge.open(Path.of(file), goal);
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        if (next >= goal) {
            Thread.sleep(100);
            return null;
        }
        int size = (int) Math.min(BATCH, goal - next);
        List<SourceRecord> records = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            records.add(
                    new SourceRecord(
                            PARTITION,
                            Collections.singletonMap("next", next),
                            topic,
                            values.schema(),
                            values.at(next)));
            next++;
        }
        if (gauge != null) {
            gauge.add(size);
        }
        return records;
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1.0.0";
    }
}
