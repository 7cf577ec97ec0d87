package dev.fairlead.testkit.search;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lives a schedule once, as long as it is remembered: what breaks one law mostly breaks others too,
 * and each of them tries the same smaller schedules. Not thread-safe.
 */
final class RememberedLives implements Simulation {
    private static final int REMEMBERED = 2000;

    private final Simulation simulation;
    private final Map<Schedule, Life> lives =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Schedule, Life> eldest) {
                    return size() > REMEMBERED;
                }
            };

    RememberedLives(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Alphabet alphabet() {
        return simulation.alphabet();
    }

    @Override
    public Life live(Schedule schedule) {
        Life known = lives.get(schedule);
        if (known != null) {
            return known;
        }
        Life life = simulation.live(schedule);
        lives.put(schedule, life);
        return life;
    }
}
