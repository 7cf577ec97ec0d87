package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.source.TypedSourceTask;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Counts to a hundred, by a typed task. */
public final class CountSource extends SourceConnector {
    private static final int LAST = 100;

    private Map<String, String> settings = Map.of();

    /** Its settings. */
    public record Config(@Setting("The topic") String topic) {}

    /** The one thing that is counted. */
    public record Place(String name) {}

    /** How far it has come. */
    public record Count(int number) {}

    @Override
    public void start(Map<String, String> configured) {
        settings = Map.copyOf(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Counting.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return Settings.of(Config.class).definition();
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> configured) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    /** Its task. */
    public static final class Counting
            extends TypedSourceTask<Config, Place, Count, String, String> {
        private static final Place PLACE = new Place("here");

        private String topic = "";
        private int number;

        @Override
        protected void begin(Config config) {
            topic = config.topic();
            number = offset(PLACE).map(Count::number).orElse(0);
        }

        @Override
        protected List<Emitted<Place, Count, String, String>> read() {
            if (number == LAST) {
                return List.of();
            }
            number++;
            TypedSourceRecord<String, String> record =
                    TypedSourceRecord.<String, String>of("count " + number).withTopic(topic);
            Emitted<Place, Count, String, String> emitted =
                    new Emitted<>(PLACE, new Count(number), record);
            return List.of(number % 10 == 0 ? emitted.endingTransaction() : emitted);
        }
    }
}
