package dev.fairlead.samples.it;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.samples.files.FollowConnector;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import dev.fairlead.testkit.simulation.SourceSimulation;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Counts how many schedules with a crash and a restart the test kit lives through, and judges by
 * all laws, in a second: for the files sample and for Apache's file source.
 */
public final class SimulationSpeed {
    private static final Schedule BASE = Schedule.parse("A3 p a1 c A2 p z1 c a c A1 p");
    private static final int SECONDS = 10;

    private SimulationSpeed() {}

    public static void main(String[] arguments) {
        measure(
                "files sample",
                FollowConnector.class,
                FileWorld.directory("directory"),
                Map.of("topic", "lines", "poll.idle.max", "1ms"));
        measure(
                "Apache FileStreamSource",
                FileStreamSourceConnector.class,
                FileWorld.file("file"),
                Map.of("topic", "lines"));
    }

    private static void measure(
            String name,
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings) {
        SourceSubject subject =
                new SourceSubject(connector, settings, 1, SourceTaskOptions.defaults());
        try (Nudger nudger = new Nudger(Patience.defaults())) {
            Simulation simulation = new SourceSimulation(subject, worlds, nudger);
            List<Schedule> schedules = crashesEverywhere(simulation);
            livesIn(SECONDS / 2, simulation, schedules);
            int lives = livesIn(SECONDS, simulation, schedules);
            System.out.printf(
                    "simulation of %-24s %,7d schedules/min%n", name, lives * 60 / SECONDS);
        }
    }

    private static List<Schedule> crashesEverywhere(Simulation simulation) {
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

    private static int livesIn(int seconds, Simulation simulation, List<Schedule> schedules) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int lives = 0;
        int violations = 0;
        while (System.nanoTime() < end) {
            Life life = simulation.live(schedules.get(lives % schedules.size()));
            for (Law law : SourceLawbook.laws()) {
                violations += law.violationIn(life.history()).isPresent() ? 1 : 0;
            }
            lives++;
        }
        if (violations > 0) {
            System.out.printf("  (%,d violations of a law)%n", violations);
        }
        return lives;
    }
}
