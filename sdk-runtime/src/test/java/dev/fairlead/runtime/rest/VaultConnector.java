package dev.fairlead.runtime.rest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A source with a secret, which it tells when it fails. */
public final class VaultConnector extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = given;
        if (given.containsKey("fail")) {
            throw new IllegalStateException("can't log in with " + given.get("pin"));
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return VaultTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(Map.of("task.pin", settings.get("pin")));
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("pin", ConfigDef.Type.PASSWORD, ConfigDef.Importance.HIGH, "the secret")
                .define("fail", ConfigDef.Type.STRING, null, ConfigDef.Importance.LOW, "");
    }

    @Override
    public String version() {
        return "1.0";
    }

    /** Reads nothing. */
    public static final class VaultTask extends SourceTask {
        private final LinkedBlockingQueue<SourceRecord> none = new LinkedBlockingQueue<>();

        @Override
        public void start(Map<String, String> given) {}

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            none.poll(5, TimeUnit.MILLISECONDS);
            return null;
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1.0";
        }
    }
}
