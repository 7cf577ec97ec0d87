package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.verdict.Trial;
import java.util.List;

/** What came of a command, for those who print it. */
record Outcome(String plugin, Answer answer, List<Requests.Left> left) {
    Outcome {
        left = List.copyOf(left);
    }

    /** 0 all laws are kept, 1 one is broken, 2 something must be changed first, 3 a bug of ours. */
    int exitCode() {
        if (!answer.bugs().isEmpty()) {
            return Verify.BUG;
        }
        if (!answer.problems().isEmpty() || answer.trials().isEmpty()) {
            return Verify.BAD_INPUT;
        }
        return answer.trials().stream().anyMatch(Trial::isBroken) ? Verify.BROKEN : Verify.HELD;
    }
}
