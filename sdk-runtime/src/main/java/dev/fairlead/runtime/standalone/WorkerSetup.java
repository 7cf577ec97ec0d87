package dev.fairlead.runtime.standalone;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.worker.ObservedLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a worker is started with.
 *
 * @param source what the settings are read from, for messages: the file's name
 * @param settings the worker's properties
 * @param connectors are given to the worker at its start, each like a PUT of its configuration
 * @param classPath the loader of plugins that aren't in {@code plugin.path}
 * @param observer sees the records that sources write
 * @param secrets knows the secrets of the worker's connectors, for whoever writes logs
 * @param endsWithProcess whether the worker stops when the process is told to end
 */
public record WorkerSetup(
        String source,
        Map<String, String> settings,
        List<ConnectorConfig> connectors,
        ClassLoader classPath,
        Optional<ObservedLogs.Observer> observer,
        Secrets secrets,
        boolean endsWithProcess) {
    public WorkerSetup {
        settings = Map.copyOf(settings);
        connectors = List.copyOf(connectors);
    }

    /** Of a worker without connectors; plugins are on the caller's class path too. */
    public static WorkerSetup of(Map<String, String> settings) {
        return new WorkerSetup(
                "the worker's configuration",
                settings,
                List.of(),
                callersLoader(),
                Optional.empty(),
                new Secrets(),
                false);
    }

    /**
     * Of files, as the command line takes them.
     *
     * @throws ConfigException one can't be read
     */
    public static WorkerSetup read(Path worker, Path... connectors) {
        WorkerSetup setup = of(ConfigFiles.worker(worker)).from(worker.toString());
        for (Path connector : connectors) {
            setup = setup.with(ConfigFiles.connector(connector));
        }
        return setup;
    }

    private static ClassLoader callersLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? StandaloneWorker.class.getClassLoader() : context;
    }

    /** With a connector, which runs. */
    public WorkerSetup withConnector(Map<String, String> config) {
        String name = config.get("name");
        if (name == null) {
            throw new ConfigException(
                    "name is missing; set name=<what to call the connector>, for instance"
                            + " \"orders\"");
        }
        return with(new ConnectorConfig(name, config, TargetState.RUNNING));
    }

    /** With a connector. */
    public WorkerSetup with(ConnectorConfig connector) {
        List<ConnectorConfig> more = new ArrayList<>(connectors);
        more.add(connector);
        return new WorkerSetup(
                source, settings, more, classPath, observer, secrets, endsWithProcess);
    }

    /** With one of the worker's properties set, or set anew. */
    public WorkerSetup withSetting(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new WorkerSetup(
                source, more, connectors, classPath, observer, secrets, endsWithProcess);
    }

    /** With plugins of another class path. */
    public WorkerSetup withClassPath(ClassLoader loader) {
        return new WorkerSetup(
                source, settings, connectors, loader, observer, secrets, endsWithProcess);
    }

    /** With somebody who sees the records that sources write. */
    public WorkerSetup withObserver(ObservedLogs.Observer its) {
        return new WorkerSetup(
                source,
                settings,
                connectors,
                classPath,
                Optional.of(its),
                secrets,
                endsWithProcess);
    }

    /**
     * With {@code known} for the secrets of the worker's connectors, so that logs can hide them.
     */
    public WorkerSetup withSecrets(Secrets known) {
        return new WorkerSetup(
                source, settings, connectors, classPath, observer, known, endsWithProcess);
    }

    /** With a shutdown hook that stops the worker. */
    public WorkerSetup endingWithProcess() {
        return new WorkerSetup(source, settings, connectors, classPath, observer, secrets, true);
    }

    /** With another name in messages. */
    public WorkerSetup from(String name) {
        return new WorkerSetup(
                name, settings, connectors, classPath, observer, secrets, endsWithProcess);
    }
}
