package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkDriverContract;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.task.SinkTaskOptions;

class ThreadedSinkDriverTest extends SinkDriverContract {
    @Override
    protected SinkHarness harness(RecordingSinkTask task, SinkTaskOptions options) {
        return new ThreadedSinkHarness(task, options);
    }
}
