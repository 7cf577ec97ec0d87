package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.driver.RecordingSourceTask;
import dev.fairlead.runtime.driver.SourceDriverContract;
import dev.fairlead.runtime.driver.SourceHarness;
import dev.fairlead.runtime.task.SourceTaskOptions;
import java.util.Map;

/** The simulated driver does what the worker's does. */
class SimulatedSourceDriverTest extends SourceDriverContract {
    @Override
    protected SourceHarness harness(
            RecordingSourceTask task, SourceTaskOptions options, Map<String, Long> stored) {
        return new SimulatedSourceHarness(task, options, stored);
    }
}
