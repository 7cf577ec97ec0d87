package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.schedule.Schedule;

/**
 * A life that breaks a law.
 *
 * @param schedule replays it
 */
public record Counterexample(Law law, Schedule schedule, History history, Violation violation) {
    /** The failure as a person reads it: the law, the replay token, the table of what happened. */
    public String text() {
        return law
                + ": "
                + violation.statement()
                + "\nreplay: Schedule.parse(\""
                + schedule
                + "\")         situation: "
                + Situation.of(history, violation.at())
                + "\n"
                + Table.of(history, violation.at());
    }
}
