package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;

/** An outcome for people. */
final class TextOutput {
    private final Colours colours;
    private final StringBuilder text = new StringBuilder();

    private TextOutput(Colours colours) {
        this.colours = colours;
    }

    static String of(Outcome outcome, Colours colours) {
        TextOutput output = new TextOutput(colours);
        outcome.answer().trials().forEach(output::print);
        outcome.answer().notes().forEach(note -> output.line("note: " + note));
        output.print(outcome);
        return output.text.toString();
    }

    private void print(Trial trial) {
        line(colours.bold(trial.plugin()) + " (" + trial.kind() + ")");
        long undecided = 0;
        for (Judgement judgement : trial.judgements()) {
            if (judgement.law().undecided().isPresent()) {
                undecided++;
            } else {
                print(judgement);
            }
        }
        for (Judgement judgement : trial.judgements()) {
            if (judgement.verdict() instanceof Verdict.Broken broken) {
                line("");
                broken.text().lines().forEach(each -> line("    " + each));
            }
        }
        line("");
        line("  " + trial.summary());
        if (undecided > 0) {
            line("  " + undecided + " more laws can't be decided by any run");
        }
        line("");
    }

    private void print(Judgement judgement) {
        String law = judgement.law().toString();
        Verdict verdict = judgement.verdict();
        if (verdict instanceof Verdict.Broken broken) {
            line(colours.red("  broken     ") + law);
            line("             " + broken.statement());
        } else if (verdict instanceof Verdict.Held) {
            line(colours.green("  kept       ") + law);
        } else if (verdict instanceof Verdict.Waived waived) {
            line(colours.yellow("  waived     ") + law + ": " + waived.reason());
        } else if (verdict instanceof Verdict.Unchecked unchecked) {
            line(colours.yellow("  unchecked  ") + law + ": " + unchecked.reason());
        }
    }

    private void print(Outcome outcome) {
        if (outcome.left().isEmpty()) {
            return;
        }
        line("not judged in " + outcome.plugin() + ":");
        outcome.left().forEach(left -> line("  " + left.plugin() + ": " + left.reason()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
