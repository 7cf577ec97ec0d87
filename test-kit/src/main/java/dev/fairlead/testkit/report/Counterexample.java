package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.verdict.Verdict;

/**
 * A life that breaks a law.
 *
 * @param schedule replays it
 */
public record Counterexample(Law law, Schedule schedule, History history, Violation violation) {
    /** The same, saying that it was seen but didn't come again. */
    public Counterexample unrepeatable() {
        String statement =
                violation.statement()
                        + "; seen once and not again, so the connector does something that the"
                        + " schedule doesn't decide, such as working with threads of its own";
        return new Counterexample(law, schedule, history, new Violation(statement, violation.at()));
    }

    /** The verdict on the law, with everything that a reader needs to see. */
    public Verdict.Broken verdict(Subject subject) {
        return new Verdict.Broken(
                violation.statement(), schedule.toString(), text(), Picture.of(this, subject));
    }

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
