package dev.fairlead.samples.fidelity;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.simulation.SourceSimulation;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.runtime.StockSourceLife;

/** What a source task sees of a schedule: one line for each call. */
enum SourceWorkers {
    /** The test kit's. */
    SIMULATED {
        @Override
        List<String> calls(String schedule, boolean droppingOdd) {
            List<PlayedWorld> worlds = new ArrayList<>();
            SourceSubject subject =
                    new SourceSubject(
                            PlayedSource.class,
                            droppingOdd ? DROPPING : Map.of(),
                            1,
                            SourceTaskOptions.defaults());
            try (Nudger nudger = new Nudger(Patience.defaults())) {
                new SourceSimulation(
                                subject,
                                () -> {
                                    PlayedWorld world = new PlayedWorld();
                                    worlds.add(world);
                                    return world;
                                },
                                nudger)
                        .live(Schedule.parse(schedule));
            }
            return worlds.get(worlds.size() - 1).calls().history();
        }
    },
    /** Apache's, whose loop comes round before each commit. */
    STOCK {
        @Override
        List<String> calls(String schedule, boolean droppingOdd) {
            return ofStock(schedule, droppingOdd, true);
        }
    },
    /** Apache's, in whose poll nothing ever comes but what a schedule says. */
    STOCK_IN_POLL {
        @Override
        List<String> calls(String schedule, boolean droppingOdd) {
            return ofStock(schedule, droppingOdd, false);
        }
    };

    private static final Map<String, String> DROPPING =
            Map.of("transforms", "drop", "transforms.drop.type", DropOdd.class.getName());

    /**
     * The calls of all incarnations but the last.
     *
     * @param droppingOdd whether a transformation leaves out each item whose number ends with 1
     */
    abstract List<String> calls(String schedule, boolean droppingOdd);

    private static List<String> ofStock(String schedule, boolean droppingOdd, boolean rounds) {
        try (PlayedWorld world = new PlayedWorld()) {
            StockSourceLife.live(
                    Schedule.parse(schedule),
                    world,
                    droppingOdd ? Optional.of(new DropOdd()) : Optional.empty(),
                    rounds);
            return world.calls().history();
        }
    }
}
