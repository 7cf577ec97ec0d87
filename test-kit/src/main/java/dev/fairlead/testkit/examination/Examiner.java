package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Puts one law after the other to a connector, each in a new scene and on a bench of its own. */
final class Examiner {
    private static final int HANGS_MAX = 2;

    private final Candidate candidate;
    private final Duration limit;
    private final Predicate<LawText> chosen;
    private final List<Judgement> judgements = new ArrayList<>();
    private int hangs;

    Examiner(Candidate candidate, Duration limit, Predicate<LawText> chosen) {
        this.candidate = candidate;
        this.limit = limit;
        this.chosen = chosen;
    }

    /** How a law is examined. */
    interface Check {
        /** Calls the connector, and tells the tally what came of it. */
        void on(Candidate candidate, Scene scene, Bench bench, Tally tally) throws Exception;
    }

    /** Examines one law. What a check itself throws leaves the law unchecked. */
    void put(LawText law, Check check) {
        Tally tally = new Tally(law);
        if (!chosen.test(law)) {
            tally.missed("nobody asked for it");
            judgements.add(tally.judgement());
            return;
        }
        if (hangs >= HANGS_MAX) {
            tally.missed("calls of the connector hung before; they were given up");
            judgements.add(tally.judgement());
            return;
        }
        Bench bench = new Bench(candidate.loader(), limit);
        try (Scene scene = candidate.scene()) {
            bench.call(
                    () -> {
                        check.on(candidate, scene, bench, tally);
                        return law;
                    });
        } catch (Bench.HangingException e) {
            hangs++;
            tally.givenUp("a call " + e.getMessage());
        } catch (Exception | LinkageError e) {
            tally.givenUp("the connector couldn't be brought that far: " + e);
        }
        judgements.add(tally.judgement());
    }

    /** A law that no run decides. */
    void leave(LawText law) {
        judgements.add(
                new Judgement(
                        law,
                        new Verdict.Unchecked(law.undecided().orElse("no check is made for it"))));
    }

    /** What came of it, in the order in which laws were put. */
    List<Judgement> judgements() {
        return List.copyOf(judgements);
    }
}
