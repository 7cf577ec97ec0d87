package dev.fairlead.testkit.verify;

import dev.fairlead.testkit.ConverterLaws;
import dev.fairlead.testkit.HeaderConverterLaws;
import dev.fairlead.testkit.PredicateLaws;
import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.TransformationLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.subject.IsolatedPlugin;
import dev.fairlead.testkit.subject.Order;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A process like {@link Judge}, for the pages of findings: judges a request in full where it names
 * no laws, and else takes those for tokens to replay. The notes of its answer have the release that
 * it ran on, and what came of each token, after the number of the trial before it.
 */
public final class Replayer {
    private final Order order;
    private final IsolatedPlugin plugin;
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> bugs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Replayer(Order order) {
        this.order = order;
        this.plugin = order.load(Replayer.class.getClassLoader());
    }

    /** What all doors have in common. */
    private record Door(Supplier<Trial> trial, Consumer<String> replay) {}

    /** Takes the file with the order and the file for the answer. */
    public static void main(String[] arguments) throws IOException {
        Order order = Order.parse(Files.readString(Path.of(arguments[0])));
        Answer answer = new Replayer(order).answer();
        Path written = Path.of(arguments[1] + ".part");
        Files.writeString(written, answer.toJson());
        Files.move(written, Path.of(arguments[1]));
        Runtime.getRuntime().halt(0);
    }

    private Answer answer() {
        Thread.currentThread().setContextClassLoader(plugin.loader());
        notes.add(AppInfoParser.getVersion());
        for (Request request : order.requests()) {
            try {
                hear(request);
            } catch (ClassNotFoundException e) {
                // its trial judges nothing
                trials.add(new Trial(request.className(), "", List.of(), Map.of(), Map.of()));
            } catch (RuntimeException | LinkageError e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                bugs.add(request.className() + ": " + trace);
            }
        }
        return new Answer(trials, List.of(), bugs, notes);
    }

    private void hear(Request request) throws ClassNotFoundException {
        Class<?> type = Class.forName(request.className(), true, plugin.loader());
        Door door = door(type, request);
        if (request.laws().isEmpty()) {
            trials.add(door.trial().get());
        }
        for (String token : request.laws()) {
            try {
                door.replay().accept(token);
                notes.add(trials.size() + " " + token + ": nothing");
            } catch (AssertionError e) {
                notes.add(trials.size() + " " + token + ":\n" + e.getMessage());
            }
        }
    }

    private static Door door(Class<?> type, Request request) {
        switch (request.kind()) {
            case SOURCE:
                return source(type.asSubclass(SourceConnector.class), request);
            case SINK:
                SinkLaws sink =
                        SinkLaws.of(type.asSubclass(SinkConnector.class)).in(Worlds.sink(request));
                return new Door(sink::trial, token -> sink.replay(Schedule.parse(token)));
            case CONVERTER:
                ConverterLaws converter = ConverterLaws.of(type);
                return new Door(converter::trial, converter::replay);
            case HEADER_CONVERTER:
                HeaderConverterLaws headers = HeaderConverterLaws.of(type);
                return new Door(headers::trial, headers::replay);
            case PREDICATE:
                PredicateLaws predicate = PredicateLaws.of(type);
                return new Door(predicate::trial, predicate::replay);
            case TRANSFORMATION:
                TransformationLaws transformation = TransformationLaws.of(type);
                return new Door(transformation::trial, transformation::replay);
            default:
                throw new IllegalArgumentException("no door for " + request);
        }
    }

    private static Door source(Class<? extends SourceConnector> type, Request request) {
        SourceLaws laws = SourceLaws.of(type).in(Worlds.source(request));
        for (String name : request.config().keySet()) {
            String value = request.config().get(name);
            if (!Pointed.isIn(value)) {
                laws = laws.with(name, value);
            }
        }
        SourceLaws all = laws;
        return new Door(all::trial, token -> all.replay(Schedule.parse(token)));
    }
}
