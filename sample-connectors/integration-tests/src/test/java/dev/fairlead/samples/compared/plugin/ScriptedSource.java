package dev.fairlead.samples.compared.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** A source of the lines of a file. */
public final class ScriptedSource extends SourceConnector {
    private Map<String, String> settings = Map.of();
    private Script script = new Script(Map.of());
    private Notes notes = new Notes("");
    private Optional<Watch> watch = Optional.empty();
    private boolean initialized;

    /** Called by the worker. */
    public ScriptedSource() {}

    @Override
    public void initialize(ConnectorContext given) {
        context = given;
        initialized = true;
    }

    @Override
    public void start(Map<String, String> given) {
        settings = given;
        script = new Script(given);
        notes = Notes.of(given, "trace");
        if (initialized) {
            notes.add("connector: initialize");
            initialized = false;
        }
        notes.add("connector: start");
        script.pass("start");
        if (given.containsKey("watch")) {
            watch = Optional.of(new Watch(Path.of(given.get("watch")), context));
            watch.get().begin();
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ScriptedSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        notes.add("connector: taskConfigs " + max);
        script.pass("taskConfigs");
        boolean more = watch.isPresent() && watch.get().isThere();
        return Settings.ofTasks(more ? Settings.with(settings, "tasks", "2") : settings);
    }

    @Override
    public void stop() {
        notes.add("connector: stop");
        watch.ifPresent(Watch::end);
        script.pass("stop");
    }

    @Override
    public ConfigDef config() {
        return Settings.definition()
                .define("file", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "What to read.")
                .define("topic", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where to.");
    }

    @Override
    public Config validate(Map<String, String> given) {
        return Settings.validated(super.validate(given), given);
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Notes.of(given, "trace").add("connector: alterOffsets");
        Notes.of(given, "altered")
                .add("alterOffsets " + new java.util.TreeMap<>(Map.of("all", offsets)));
        return Settings.altered(given);
    }

    @Override
    public String version() {
        return "1.0";
    }
}
