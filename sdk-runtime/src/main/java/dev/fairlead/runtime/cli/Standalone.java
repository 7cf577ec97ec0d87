package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.ObservedLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a worker with the connectors of some files until the process is told to end. */
@Command(
        name = "standalone",
        description = {
            "Runs a worker in this process, as connect-standalone.sh does.",
            "Without bootstrap.servers it runs on a log of its own in fairlead.data.dir."
        },
        mixinStandardHelpOptions = true)
final class Standalone implements Callable<Integer> {
    @Option(
            names = "--print-records",
            description = "print each record that a source puts into the log")
    private boolean printRecords;

    @Option(names = "--verbose", description = "log details")
    private boolean verbose;

    @Parameters(
            index = "0",
            paramLabel = "worker.properties",
            description = "the worker's configuration")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path worker;

    @Parameters(
            index = "1..*",
            paramLabel = "connector",
            description = "a connector's configuration: properties or JSON")
    private List<Path> connectors = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.detect(System.getenv());
        Logging logging = Logging.configure(verbose, terminal);
        Map<String, String> settings = ConfigFiles.worker(worker);
        List<ConnectorConfig> configs = connectorConfigs();
        StandaloneWorker running =
                StandaloneWorker.start(worker.toString(), settings, printer(terminal));
        int code = running.run(configs);
        logging.quietened().forEach(logger -> logger.setLevel(null));
        return code;
    }

    private Optional<ObservedLogs.Observer> printer(Terminal terminal) {
        return printRecords
                ? Optional.of(new RecordPrinter(System.out, new RecordText(terminal)))
                : Optional.empty();
    }

    private List<ConnectorConfig> connectorConfigs() {
        Problems problems = new Problems();
        List<ConnectorConfig> configs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : connectors) {
            try {
                ConnectorConfig config = ConfigFiles.connector(file);
                if (!names.add(config.name())) {
                    problems.add(
                            file
                                    + ": there is a connector named \""
                                    + config.name()
                                    + "\" already; give each a name of its own");
                }
                configs.add(config);
            } catch (ConfigException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        problems.throwIfAny("the connectors' configuration");
        return configs;
    }
}
