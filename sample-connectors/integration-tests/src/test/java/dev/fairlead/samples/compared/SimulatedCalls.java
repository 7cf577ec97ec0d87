package dev.fairlead.samples.compared;

import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.samples.compared.plugin.ScriptedSink;
import dev.fairlead.samples.compared.plugin.ScriptedSource;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.simulation.SinkSimulation;
import dev.fairlead.testkit.simulation.SinkSubject;
import dev.fairlead.testkit.simulation.SourceSimulation;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What scripted plugins note in the test kit's simulation. */
final class SimulatedCalls {
    private SimulatedCalls() {}

    /** The calls of one caller's that are compared with those that real workers make. */
    static List<String> of(Course.Simulated simulated, String caller, int lives)
            throws IOException {
        List<String> noted =
                noted(simulated).stream()
                        .filter(call -> call.startsWith(caller + ":"))
                        .map(call -> call.replace("topic-", "~-t-"))
                        .toList();
        List<String> its = new ArrayList<>();
        int ended = 0;
        for (String call : noted) {
            if (ended >= simulated.ended() && ended < simulated.ended() + lives) {
                its.add(call);
            }
            ended += call.endsWith(": stop") ? 1 : 0;
        }
        return CallTrace.of(caller, its);
    }

    private static List<String> noted(Course.Simulated simulated) throws IOException {
        Path trace = Files.createTempFile("simulated", "calls");
        try (Nudger nudger = new Nudger(Patience.defaults())) {
            Map<String, String> settings = new HashMap<>(simulated.settings());
            settings.remove("file");
            settings.put("trace", trace.toString());
            Schedule schedule = Schedule.parse(simulated.schedule());
            if (simulated.sink()) {
                settings.put(SinkSubject.TASKS, "1");
                SinkSubject subject =
                        new SinkSubject(ScriptedSink.class, settings, SinkTaskOptions.defaults());
                new SinkSimulation(subject, PickyLines::new, nudger).live(schedule);
            } else {
                settings.put("topic", "topic");
                SourceSubject subject =
                        new SourceSubject(
                                ScriptedSource.class, settings, 1, SourceTaskOptions.defaults());
                new SourceSimulation(subject, FileWorld.file("file")::get, nudger).live(schedule);
            }
            return Files.readAllLines(trace);
        } finally {
            Files.deleteIfExists(trace);
        }
    }
}
