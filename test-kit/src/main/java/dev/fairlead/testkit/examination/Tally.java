package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** What is known so far of one law: how much was judged, and what broke it first. */
public final class Tally {
    private final LawText law;
    private long cases;
    private @Nullable String statement;
    private String replay = "";
    private @Nullable String reason;

    /** Nothing is known of {@code law} yet. */
    public Tally(LawText law) {
        this.law = law;
    }

    /** One more case keeps the law. */
    public void kept() {
        cases++;
    }

    /** A case breaks the law; the first one is told. */
    public void broken(String statement) {
        broken(statement, "");
    }

    /**
     * A case breaks the law; the first one is told.
     *
     * @param replay a line of code that shows it again
     */
    public void broken(String statement, String replay) {
        if (this.statement == null) {
            this.statement = statement;
            this.replay = replay;
        }
    }

    /** Judges a case. */
    public void judge(boolean kept, String statement) {
        if (kept) {
            kept();
        } else {
            broken(statement);
        }
    }

    /** Why something couldn't be judged; told when nothing else was. */
    public void missed(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    /** The check came to no end; what was kept before doesn't count. */
    public void givenUp(String why) {
        cases = 0;
        reason = why;
    }

    /** Whether something broke it. */
    public boolean isBroken() {
        return statement != null;
    }

    /** What came of it. */
    public Judgement judgement() {
        return new Judgement(law, verdict());
    }

    private Verdict verdict() {
        if (statement != null) {
            String text =
                    law.id()
                            + " "
                            + law.sentence()
                            + ": "
                            + statement
                            + (replay.isEmpty() ? "" : "\nreplay: " + replay)
                            + "\nwhy it matters: "
                            + law.why();
            return new Verdict.Broken(statement, replay, text, "");
        }
        if (cases > 0) {
            return new Verdict.Held(cases);
        }
        return new Verdict.Unchecked(reason == null ? "nothing of it came up" : reason);
    }
}
