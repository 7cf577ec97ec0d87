package dev.fairlead.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Option(names = "--log-json", description = "log an object of JSON on each line")
    private boolean logJson;

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
        return new StandaloneRun(worker, connectors, printRecords, new LogStyle(verbose, logJson))
                .run();
    }
}
