package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.standalone.WorkerVersion;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code fairlead}. */
@Command(
        name = "fairlead",
        description = "Runs Kafka Connect connectors, with Kafka or with a log of its own.",
        mixinStandardHelpOptions = true,
        versionProvider = Fairlead.Version.class,
        exitCodeOnInvalidInput = Fairlead.WRONG_COMMAND_LINE,
        subcommands = {Standalone.class, ReadLog.class, ListPlugins.class})
public final class Fairlead implements Runnable {
    private static final String LOG_MANAGER = "java.util.logging.manager";

    static final int WRONG_COMMAND_LINE = 1;
    static final int NOT_STARTED = 2;
    static final int CONNECTOR_NOT_STARTED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_MANAGER) == null) {
            System.setProperty(LOG_MANAGER, "dev.fairlead.runtime.cli.LastingLogging");
        }
        int code = run(arguments);
        System.out.flush();
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] arguments) {
        return StandaloneRun.plain(arguments)
                .map(Fairlead::run)
                .orElseGet(() -> commandLine().execute(arguments));
    }

    private static int run(StandaloneRun standalone) {
        try {
            return standalone.run();
        } catch (InterruptedException | RuntimeException e) {
            return ErrorParagraph.tell(e, writer(System.err));
        }
    }

    private static CommandLine commandLine() {
        CommandLine command =
                new CommandLine(new Fairlead())
                        .setOut(writer(System.out))
                        .setErr(writer(System.err))
                        .setExecutionExceptionHandler(new ErrorParagraph());
        command.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().exitCodeOnInvalidInput(WRONG_COMMAND_LINE));
        return command;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command: standalone, log or plugins");
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"fairlead " + WorkerVersion.number()};
        }
    }
}
