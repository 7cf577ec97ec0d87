package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.SinkWorld;

/** The outside system refuses a write, goes away and comes back. */
final class SinkTroubles {
    private final SinkWorld world;
    private final History.Recorder recorder;

    SinkTroubles(SinkWorld world, History.Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    /** Does what the step says; false when it is about something else. */
    boolean meet(Step step) {
        switch (step.verb()) {
            case SinkSimulation.REFUSE -> {
                recorder.note(new SinkHappening.WorldRefuses(step.countOr(1)));
                world.refuse(step.countOr(1));
            }
            case SinkSimulation.AWAY -> goAway();
            case SinkSimulation.BACK -> comeBack();
            default -> {
                return false;
            }
        }
        return true;
    }

    void goAway() {
        recorder.note(new SinkHappening.WentAway());
        world.goAway();
    }

    void comeBack() {
        recorder.note(new SinkHappening.CameBack());
        world.comeBack();
    }

    /** All workers died. */
    void crashed() {
        world.crashed();
    }

    /** Nothing fails any more. */
    void end() {
        world.refuseNothing();
        world.comeBack();
    }
}
