package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkDriverContract;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.task.SinkTaskOptions;

/** The simulated driver does what the worker's does. */
class SimulatedSinkDriverTest extends SinkDriverContract {
    @Override
    protected SinkHarness harness(RecordingSinkTask task, SinkTaskOptions options) {
        return new SimulatedSinkHarness(task, options);
    }
}
