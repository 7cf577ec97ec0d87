package dev.fairlead.samples.fidelity;

import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.simulation.SinkSimulation;
import dev.fairlead.testkit.simulation.SinkSubject;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.runtime.StockSinkLife;

/** What a sink task sees of a schedule: one line for each call. */
enum SinkWorkers {
    /** The test kit's. */
    SIMULATED {
        @Override
        List<String> calls(String schedule) {
            List<PlayedStore> stores = new ArrayList<>();
            SinkSubject subject =
                    new SinkSubject(
                            PlayedSink.class,
                            Map.of(SinkSubject.TASKS, "1"),
                            SinkTaskOptions.defaults());
            try (Nudger nudger = new Nudger(Patience.defaults())) {
                new SinkSimulation(
                                subject,
                                () -> {
                                    PlayedStore store = new PlayedStore();
                                    stores.add(store);
                                    return store;
                                },
                                nudger)
                        .live(Schedule.parse(schedule));
            }
            return stores.get(stores.size() - 1).calls().history();
        }
    },
    /** Apache's. */
    STOCK {
        @Override
        List<String> calls(String schedule) {
            try (PlayedStore store = new PlayedStore()) {
                StockSinkLife.live(Schedule.parse(schedule), store);
                return store.calls().history();
            }
        }
    };

    /** The calls of all incarnations but the last. */
    abstract List<String> calls(String schedule);
}
