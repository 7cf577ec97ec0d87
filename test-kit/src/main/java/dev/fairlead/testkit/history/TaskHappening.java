package dev.fairlead.testkit.history;

import java.time.Duration;

/** What happens to a task of whatever kind. */
public sealed interface TaskHappening extends Happening {
    @Override
    default Column column() {
        return Column.TASK;
    }

    /** {@code start} returned. */
    record Started(int task) implements TaskHappening {
        @Override
        public String verb() {
            return "start";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** A method of the task or the connector threw. */
    record Threw(String method, Throwable cause) implements TaskHappening {
        @Override
        public String verb() {
            return method + " throws " + cause.getClass().getSimpleName();
        }
    }

    /** A call of the task took so long that it was interrupted. */
    record Hung(String method, Duration taken) implements TaskHappening {
        @Override
        public String verb() {
            return method + " hangs for " + taken.toMillis() + " ms";
        }
    }

    /** The task came to its end as it was told to. */
    record Stopped(int task) implements TaskHappening {
        @Override
        public String verb() {
            return "stop";
        }
    }

    /** The task came to its end because of a failure. */
    record Failed(int task, String during, Throwable cause) implements TaskHappening {
        @Override
        public String verb() {
            return "fail";
        }
    }
}
