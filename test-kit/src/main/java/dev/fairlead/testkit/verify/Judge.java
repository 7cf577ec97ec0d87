package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.Fork;
import dev.fairlead.testkit.subject.IsolatedPlugin;
import dev.fairlead.testkit.subject.Order;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The process that judges: reads an order, writes the answer, and ends whatever plugins do. */
public final class Judge {
    private final Order order;
    private final IsolatedPlugin plugin;
    private final PrintStream out;
    private final Path answerFile;
    private final Deadline deadline;
    private final List<Trial> trials = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> bugs = new CopyOnWriteArrayList<>();

    private Judge(Order order, PrintStream out, Path answerFile) {
        this.order = order;
        this.out = out;
        this.answerFile = answerFile;
        this.deadline =
                new Deadline(
                        Duration.ofSeconds(Long.getLong(Fork.LIMIT, Fork.LIMIT_DEFAULT_SECONDS)),
                        this::giveUp);
        this.plugin = order.load(Judge.class.getClassLoader());
    }

    /** Takes the file with the order and the file for the answer. */
    public static void main(String[] arguments) throws IOException {
        Order order = Order.parse(Files.readString(Path.of(arguments[0])));
        Judge judge = new Judge(order, System.out, Path.of(arguments[1]));
        judge.judge();
        judge.answer();
    }

    /** What came of the plugins before the one that hangs isn't lost. */
    private void giveUp(String problem) {
        problems.add(problem);
        answer();
    }

    /** Writes the answer and ends the process. */
    private synchronized void answer() {
        try {
            Path written = answerFile.resolveSibling(answerFile.getFileName() + ".part");
            Files.writeString(written, new Answer(trials, problems, bugs, notes()).toJson());
            Files.move(written, answerFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // plugins leave threads behind
    }

    private void judge() {
        Thread.currentThread().setContextClassLoader(plugin.loader());
        for (Request request : order.requests()) {
            out.println(
                    Fork.PROGRESS
                            + "judging "
                            + request.className()
                            + " with connect-api "
                            + order.connect());
            deadline.begin(request.className());
            judge(request);
            deadline.end();
        }
    }

    private List<String> notes() {
        boolean troubled = trials.stream().anyMatch(Trial::isBroken);
        List<String> missing = troubled ? plugin.missing() : List.of();
        return missing.isEmpty()
                ? List.of()
                : List.of(
                        "while they ran, the plugins asked for classes that nobody has,"
                                + " which may be why a law is broken: "
                                + String.join(", ", missing));
    }

    private void judge(Request request) {
        try {
            Class<?> type = plugin.load(request.className());
            for (Trial trial : Doors.trials(type, request)) {
                trials.add(selected(trial, request.laws()));
            }
        } catch (BadInput e) {
            problems.addAll(e.problems());
        } catch (LinkageError e) {
            problems.addAll(plugin.unlinked(request.className(), e).problems());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()) + cause(e));
        } catch (org.apache.kafka.common.config.ConfigException e) {
            problems.add(request.className() + ": " + e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            bugs.add("judging " + request.className() + ": " + trace);
        }
    }

    private static String cause(Throwable problem) {
        return problem.getCause() == null ? "" : ": " + problem.getCause();
    }

    /** The laws that were asked for. */
    private static Trial selected(Trial trial, List<String> laws) {
        if (laws.isEmpty()) {
            return trial;
        }
        List<Judgement> kept =
                trial.judgements().stream()
                        .filter(judgement -> laws.contains(judgement.law().id()))
                        .collect(Collectors.toList());
        return new Trial(trial.plugin(), trial.kind(), kept, trial.tried(), trial.situations());
    }
}
