package dev.fairlead.runtime.cli;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.wording.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * One run of a standalone worker, as the command line asks for it.
 *
 * @param printsRecords whether records that come into the log are printed
 */
record StandaloneRun(Path worker, List<Path> connectors, boolean printsRecords, LogStyle logStyle) {
    StandaloneRun {
        connectors = List.copyOf(connectors);
    }

    /**
     * Understands the plain form of the command line, without the library that understands all of
     * it: that takes a third of the time to the first record. Empty when anything is unusual or
     * wrong.
     */
    static Optional<StandaloneRun> plain(String[] arguments) {
        if (arguments.length < 2 || !arguments[0].equals("standalone")) {
            return Optional.empty();
        }
        boolean printsRecords = false;
        boolean verbose = false;
        boolean json = false;
        List<Path> files = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.equals("--print-records")) {
                printsRecords = true;
            } else if (argument.equals("--verbose")) {
                verbose = true;
            } else if (argument.equals("--log-json")) {
                json = true;
            } else if (argument.startsWith("-") || argument.startsWith("@")) {
                return Optional.empty();
            } else {
                files.add(Path.of(argument));
            }
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StandaloneRun(
                                files.get(0),
                                files.subList(1, files.size()),
                                printsRecords,
                                new LogStyle(verbose, json)));
    }

    /**
     * Runs until the process is told to end.
     *
     * @return the exit code
     */
    int run() throws InterruptedException {
        Terminal terminal = Terminal.detect(System.getenv());
        Secrets secrets = new Secrets();
        Logging logging = Logging.configure(logStyle, terminal, secrets::hide);
        try {
            StandaloneWorker.start(setup(terminal, secrets)).awaitEnd();
            return 0;
        } catch (ConnectException e) {
            System.err.println("fairlead: " + secrets.hide(String.valueOf(e.getMessage())));
            return Fairlead.CONNECTOR_NOT_STARTED;
        } catch (ConfigException e) {
            throw new ConfigException(secrets.hide(String.valueOf(e.getMessage())));
        } finally {
            logging.restore();
        }
    }

    /** What is wrong with the worker's file and with the connectors' is told in one round. */
    private WorkerSetup setup(Terminal terminal, Secrets secrets) {
        Problems problems = new Problems();
        List<ConnectorConfig> configs = connectorConfigs(problems);
        Optional<String> wrong = problems.told("the connectors' configuration");
        WorkerSetup setup;
        try {
            setup =
                    WorkerSetup.of(ConfigFiles.worker(worker))
                            .from(worker.toString())
                            .withSecrets(secrets)
                            .endingWithProcess();
            if (wrong.isPresent()) {
                StandaloneWorker.check(setup);
            }
        } catch (ConfigException e) {
            throw wrong.map(more -> new ConfigException(e.getMessage() + "\n" + more)).orElse(e);
        }
        if (wrong.isPresent()) {
            throw new ConfigException(wrong.get());
        }
        if (printsRecords) {
            setup = setup.withObserver(new RecordPrinter(System.out, new RecordText(terminal)));
        }
        for (ConnectorConfig connector : configs) {
            setup = setup.with(connector);
        }
        return setup;
    }

    private List<ConnectorConfig> connectorConfigs(Problems problems) {
        List<ConnectorConfig> configs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : connectors) {
            try {
                ConnectorConfig config = ConfigFiles.connector(file);
                if (!names.add(config.name())) {
                    problems.add(
                            file
                                    + ": there is a connector named "
                                    + quoted(config.name())
                                    + " already; give each a name of its own");
                }
                configs.add(config);
            } catch (ConfigException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return configs;
    }
}
