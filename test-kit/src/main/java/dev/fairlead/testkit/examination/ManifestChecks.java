package dev.fairlead.testkit.examination;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceTask;

/** Laws C12 and C13: what a worker finds before anything runs. */
final class ManifestChecks {
    private static final int OBJECTS = 20;
    private static final long CONSTRUCTOR_NANOS = 1_000_000_000L;

    private ManifestChecks() {}

    /** Law C12. */
    static void taskClass(Candidate candidate, Scene scene, Tally tally) {
        Stage stage = Stage.started(candidate, scene);
        try {
            String name = candidate.type().getSimpleName();
            Class<? extends Task> type = stage.connector().taskClass();
            if (type == null) {
                tally.broken("taskClass of " + name + " is null");
                return;
            }
            Class<?> kind = candidate.isSource() ? SourceTask.class : SinkTask.class;
            tally.judge(
                    kind.isAssignableFrom(type),
                    "taskClass gives " + type.getName() + ", which is no " + kind.getSimpleName());
            try {
                version(Candidate.create(type).version(), type, tally);
            } catch (IllegalArgumentException e) {
                tally.broken(String.valueOf(e.getMessage()));
            }
            version(candidate.create().version(), candidate.type(), tally);
        } finally {
            stage.leave();
        }
    }

    private static void version(String version, Class<?> type, Tally tally) {
        tally.judge(
                version != null && !version.isBlank(),
                "version of " + type.getName() + " is " + (version == null ? "null" : "empty"));
    }

    /** Law C13. */
    static void discovery(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws Exception {
        List<String> before = scene.effects().get();
        long slowest = 0;
        for (int i = 0; i < OBJECTS; i++) {
            long begin = System.nanoTime();
            Connector unused = candidate.create();
            slowest = i == 0 || unused == null ? 0 : Math.max(slowest, System.nanoTime() - begin);
        }
        tally.judge(
                slowest < CONSTRUCTOR_NANOS,
                "making an object of the connector takes " + slowest / 1_000_000 + " ms");
        List<Thread> threads = bench.plugins();
        tally.judge(
                threads.isEmpty(),
                "making an object of the connector starts threads such as "
                        + (threads.isEmpty() ? "" : "'" + threads.get(0).getName() + "'"));
        tally.judge(
                scene.effects().get().equals(before),
                "making an object of the connector changes the outside system");
        services(candidate, tally);
    }

    private static void services(Candidate candidate, Tally tally) throws IOException {
        String kind =
                candidate.isSource()
                        ? "org.apache.kafka.connect.source.SourceConnector"
                        : "org.apache.kafka.connect.sink.SinkConnector";
        String place = OwnLoader.placeOf(candidate.type()).orElse("nowhere");
        for (URL file :
                Collections.list(candidate.loader().getResources("META-INF/services/" + kind))) {
            boolean own =
                    file.toString().startsWith(place)
                            || file.toString().startsWith("jar:" + place + "!");
            if (own) {
                List<String> listed = lines(file);
                tally.judge(
                        listed.contains(candidate.type().getName()),
                        "META-INF/services/"
                                + kind
                                + " lies beside the class and lists "
                                + listed
                                + ", but not "
                                + candidate.type().getName());
                for (String name : listed) {
                    judgeListed(candidate, name, tally);
                }
            }
        }
    }

    private static List<String> lines(URL file) throws IOException {
        try (InputStream in = file.openStream();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static void judgeListed(Candidate candidate, String name, Tally tally) {
        try {
            Class.forName(name, false, candidate.loader());
            tally.kept();
        } catch (ClassNotFoundException e) {
            tally.broken("a service file lists " + name + ", and there is no such class");
        }
    }
}
