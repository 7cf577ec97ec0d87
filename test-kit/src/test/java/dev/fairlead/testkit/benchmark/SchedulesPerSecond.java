package dev.fairlead.testkit.benchmark;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import dev.fairlead.testkit.simulation.SourceSimulation;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.MemoryWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Counts how many schedules with a crash and a restart are lived and judged by all laws in a
 * second: for Apache's file source, and for a source in memory.
 */
public final class SchedulesPerSecond {
    private static final Schedule BASE = Schedule.parse("A3 p a1 c A2 p z1 c a c A1 p");

    private SchedulesPerSecond() {}

    /** Takes the seconds to measure, after as many to warm up; 5 without an argument. */
    public static void main(String[] arguments) {
        int seconds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        measure(
                "FileStreamSource",
                FileStreamSourceConnector.class,
                FileWorld.file("file"),
                Map.of("topic", "lines"),
                seconds);
        measure("memory", MutantSource.class, MemoryWorld.named("world", 1), Map.of(), seconds);
    }

    private static void measure(
            String name,
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings,
            int seconds) {
        SourceSubject subject =
                new SourceSubject(connector, settings, 1, SourceTaskOptions.defaults());
        try (Nudger nudger = new Nudger(Patience.defaults())) {
            Simulation simulation = new SourceSimulation(subject, worlds, nudger);
            List<Schedule> schedules = crashes(simulation);
            lives(simulation, schedules, seconds);
            int lives = lives(simulation, schedules, seconds);
            System.out.printf(
                    "%s: %d schedules/s, %d schedules/min, %d different%n",
                    name, lives / seconds, lives * 60L / seconds, schedules.size());
        }
    }

    private static List<Schedule> crashes(Simulation simulation) {
        List<Schedule> schedules = new ArrayList<>();
        List<Integer> points = simulation.live(BASE).points();
        for (int step = 0; step < points.size(); step++) {
            for (int point = 1; point <= points.get(step); point++) {
                Step cut = BASE.steps().get(step).withCrashAt(point);
                schedules.add(BASE.with(step, cut));
            }
        }
        return schedules;
    }

    private static int lives(Simulation simulation, List<Schedule> schedules, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int lives = 0;
        while (System.nanoTime() < end) {
            Life life = simulation.live(schedules.get(lives % schedules.size()));
            for (Law law : SourceLawbook.laws()) {
                law.violationIn(life.history())
                        .ifPresent(
                                violation -> {
                                    throw new AssertionError(law + ": " + violation.statement());
                                });
            }
            lives++;
        }
        return lives;
    }
}
