package dev.fairlead.testkit.history;

import java.time.Duration;

/** What the worker does or suffers, whatever it runs. */
public sealed interface WorkerHappening extends Happening {
    @Override
    default Column column() {
        return Column.WORKER;
    }

    /** A step of the schedule begins; for example "poll". */
    record Asked(String verb) implements WorkerHappening {}

    /** The worker is gone without a word to the task; what it had in memory is lost. */
    record Crashed() implements WorkerHappening {
        @Override
        public String verb() {
            return "crash";
        }
    }

    /** A new worker is up; everything that follows is of the next incarnation. */
    record Restarted(int incarnation) implements WorkerHappening {
        @Override
        public String verb() {
            return "restart";
        }
    }

    /** Virtual time moves on to the next timer. */
    record TimePassed(Duration duration, String timer) implements WorkerHappening {
        @Override
        public String verb() {
            return duration.toMillis() + " ms pass";
        }
    }

    /** The machine's clock was set back; time goes on from there. */
    record ClockSetBack(Duration duration) implements WorkerHappening {
        @Override
        public String verb() {
            return "clock back " + duration.toHours() + " h";
        }
    }

    /** The schedule is over; from here on nothing fails any more. */
    record FaultsEnded() implements WorkerHappening {
        @Override
        public String verb() {
            return "faults end";
        }
    }

    /** There is nothing left to do, or no hope that anything will be done. */
    record CameToRest() implements WorkerHappening {
        @Override
        public String verb() {
            return "come to rest";
        }
    }
}
