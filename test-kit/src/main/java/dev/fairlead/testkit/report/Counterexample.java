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
 * @param repetition what living it again came to
 * @param turning when it went wrong
 */
public record Counterexample(
        Law law,
        Schedule schedule,
        History history,
        Violation violation,
        Repetition repetition,
        Turning turning) {
    /** A life that was lived only once. */
    public Counterexample(Law law, Schedule schedule, History history, Violation violation) {
        this(law, schedule, history, violation, Repetition.NONE, Turning.UNKNOWN);
    }

    /** The same, looked into. */
    public Counterexample with(Repetition repeated, Turning turned) {
        return new Counterexample(law, schedule, history, violation, repeated, turned);
    }

    /** The verdict on the law, with everything that a reader needs to see. */
    public Verdict.Broken verdict(Subject subject) {
        return new Verdict.Broken(
                violation.statement(),
                schedule.toString(),
                text(),
                Picture.of(this, subject),
                subject.recipe().equals(Recipe.UNKNOWN) ? "" : Pin.of(this, subject));
    }

    /** The failure as a person reads it: the law, the replay token, the table of what happened. */
    public String text() {
        return law
                + ": "
                + violation.statement()
                + line(repetition.text())
                + "\nreplay: Schedule.parse(\""
                + schedule
                + "\")         situation: "
                + Situation.of(history, violation.at())
                + "\n"
                + Table.of(history, violation.at())
                + Course.of(this).line();
    }

    private static String line(String text) {
        return text.isEmpty() ? "" : "\n" + text;
    }
}
