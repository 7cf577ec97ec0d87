package dev.fairlead.maven.deploy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A source that is silent, and whose task fails when its configuration says so. */
public final class ObedientSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> all) {
        settings = Map.copyOf(all);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ObedientTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("size", Type.INT, 1, Range.between(0, 9), Importance.LOW, "how big")
                .define("pin", Type.PASSWORD, "", Importance.LOW, "what opens it")
                .define("fails", Type.BOOLEAN, false, Importance.LOW, "whether tasks fail");
    }

    @Override
    public String version() {
        return "7.1";
    }

    /** The task. */
    public static final class ObedientTask extends SourceTask {
        private final CountDownLatch stopped = new CountDownLatch(1);

        /** Creates the task; the worker calls this. */
        public ObedientTask() {}

        @Override
        public void start(Map<String, String> settings) {
            if (Boolean.parseBoolean(settings.get("fails"))) {
                throw new IllegalStateException(
                        "can't start", new IllegalArgumentException("no such table"));
            }
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            stopped.await(
                    10, TimeUnit.MILLISECONDS); // a worker stops no task in the middle of poll
            return List.of();
        }

        @Override
        public void stop() {
            stopped.countDown();
        }

        @Override
        public String version() {
            return "7.1";
        }
    }
}
