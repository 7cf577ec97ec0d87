package dev.fairlead.runtime.cli;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source that logs its settings wherever it can, and fails with them. */
public final class ChattyConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(ChattyConnector.class);

    private Map<String, String> settings = Map.of();

    @Override
    public Config validate(Map<String, String> given) {
        LOG.info("validate {}", given);
        return super.validate(given);
    }

    @Override
    public void start(Map<String, String> given) {
        LOG.info("start {}", given);
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ChattyTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(settings);
    }

    @Override
    public void stop() {
        LOG.info("stop {}", settings);
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("pin", ConfigDef.Type.PASSWORD, ConfigDef.Importance.HIGH, "the secret")
                .define("url", ConfigDef.Type.STRING, "", ConfigDef.Importance.HIGH, "has one");
    }

    @Override
    public String version() {
        return "1.0";
    }

    /** Fails. */
    public static final class ChattyTask extends SourceTask {
        private Map<String, String> settings = Map.of();

        @Override
        public void start(Map<String, String> given) {
            LOG.info("task {}", given);
            settings = given;
        }

        @Override
        public List<SourceRecord> poll() {
            throw new IllegalStateException(
                    "no answer from " + settings.get("url"),
                    new IllegalArgumentException("pin " + settings.get("pin") + " is \"wrong\""));
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1.0";
        }
    }
}
