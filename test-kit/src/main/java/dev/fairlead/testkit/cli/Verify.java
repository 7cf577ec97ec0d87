package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.report.TrialPage;
import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.Fork;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verify.Judge;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code fairlead verify}. */
@Command(
        name = "fairlead verify",
        description = {
            "Judges the plugins in a jar or directory by the laws of Kafka Connect.",
            "Converters, transformations, predicates and config definitions need nothing else;"
                    + " a connector needs a world.",
            "",
            "  fairlead verify acme-smt.jar",
            "  fairlead verify connect-file-2.7.2.jar --connect-version 2.7.2"
                    + " --class FileStreamSourceConnector --world file=file --config topic=t",
            "  fairlead verify acme-source.yaml",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = Verify.BAD_INPUT,
        exitCodeOnExecutionException = Verify.BUG,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all laws that were judged are kept",
            "1:a law is broken",
            "2:something must be changed before it can be judged",
            "3:a bug of fairlead"
        })
public final class Verify implements Callable<Integer> {
    static final int HELD = 0;
    static final int BROKEN = 1;
    static final int BAD_INPUT = 2;
    static final int BUG = 3;

    /** How the outcome is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Mixin private final JobOptions options = new JobOptions();

    @Option(
            names = "--format",
            description = "text or json, on standard output; default text",
            paramLabel = "text|json")
    private Format format = Format.TEXT;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "write a page of HTML for each plugin into this directory")
    private List<Path> report = List.of();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "write a delivery certificate of what was judged, as JSON")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--check-certificate",
            description =
                    "judge nothing; check the certificate that lies in the plugin's jar, or the"
                            + " file that --certificate names")
    private boolean checkCertificate;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Map<String, String> environment;

    private Verify(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err, System.getenv());
        System.exit(code);
    }

    static int run(
            String[] arguments, PrintStream out, PrintStream err, Map<String, String> environment) {
        return new CommandLine(new Verify(environment))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Verify::tell)
                .execute(arguments);
    }

    private static int tell(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof BadInput bad) {
            bad.problems().forEach(problem -> command.getErr().println("fairlead: " + problem));
            return BAD_INPUT;
        }
        command.getErr()
                .println("fairlead: this is a bug of fairlead; report it with what follows");
        e.printStackTrace(command.getErr());
        return BUG;
    }

    @Override
    public Integer call() throws IOException {
        Job job = options.job();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (checkCertificate) {
            return Certificates.check(job.jar().path(), certificate, out, err);
        }
        Requests requests = new Requests(job);
        Answer answer =
                new Fork(
                                job.jar(),
                                Judge.class.getName(),
                                job.properties(),
                                line -> err.println("fairlead: " + line))
                        .judge(requests::of);
        Outcome outcome = new Outcome(job.jar().path().toString(), answer, requests.left());
        for (Path directory : report) {
            write(answer.trials(), directory);
        }
        if (certificate.isPresent() && !answer.trials().isEmpty()) {
            Certificates.write(job.jar(), answer.trials(), certificate.get());
        }
        out.print(
                format == Format.JSON
                        ? JsonOutput.of(outcome) + "\n"
                        : TextOutput.of(outcome, Colours.detect(environment)));
        out.flush();
        answer.problems().forEach(problem -> err.println("fairlead: " + forTerminals(problem)));
        answer.bugs().forEach(bug -> err.println("fairlead: a bug of fairlead: " + bug));
        return outcome.exitCode();
    }

    /** Doors talk to authors of tests. */
    private static String forTerminals(String problem) {
        return problem.replace(".with(name, value)", "--config NAME=VALUE");
    }

    private static void write(List<Trial> trials, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Trial trial : trials) {
            String name = trial.name() + "-" + trial.kind() + ".html";
            Files.writeString(
                    directory.resolve(name.replaceAll("[^A-Za-z0-9_.-]", "_")),
                    TrialPage.of(trial));
        }
    }
}
