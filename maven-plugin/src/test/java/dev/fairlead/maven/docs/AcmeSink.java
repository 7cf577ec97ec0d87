package dev.fairlead.maven.docs;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** A plugin with a setting of each sort. */
public final class AcmeSink extends SinkConnector {
    /** Workers call it. */
    public AcmeSink() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(
                        "batch.size",
                        Type.INT,
                        500,
                        ConfigDef.Range.between(1, 5000),
                        Importance.LOW,
                        "How many records are written at once.",
                        "Writing",
                        2,
                        ConfigDef.Width.SHORT,
                        "Batch size")
                .define(
                        "url",
                        Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new ConfigDef.NonEmptyString(),
                        Importance.HIGH,
                        "Where Acme is: <host>|<port>.\nSeveral are separated by commas.",
                        "Connection",
                        1,
                        ConfigDef.Width.LONG,
                        "Address")
                .define(
                        "password",
                        Type.PASSWORD,
                        "s3cret",
                        Importance.HIGH,
                        "The password.",
                        "Connection",
                        2,
                        ConfigDef.Width.SHORT,
                        "Password")
                .define(
                        "mode",
                        Type.STRING,
                        "insert",
                        ConfigDef.ValidString.in("insert", "upsert"),
                        Importance.MEDIUM,
                        "What to do with a key that is there.",
                        "Writing",
                        1,
                        ConfigDef.Width.SHORT,
                        "Mode")
                .define(
                        "proxy",
                        Type.STRING,
                        null,
                        (name, value) -> {},
                        Importance.LOW,
                        "",
                        "Connection",
                        3,
                        ConfigDef.Width.SHORT,
                        "Proxy")
                .defineInternal("trace", Type.BOOLEAN, false, Importance.LOW);
    }

    @Override
    public void start(Map<String, String> config) {}

    @Override
    public Class<? extends Task> taskClass() {
        return Task.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of();
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}
