package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.history.History;
import java.util.Optional;

/**
 * Something that must hold in every life of a plugin, and the code that judges it.
 *
 * @param reached whether a life put the law to the test at all; a law that no life put to the test
 *     is unchecked, not kept
 */
public record Law(LawText text, Judge judge, Reached reached) {
    /** Decides whether a history breaks a law. */
    @FunctionalInterface
    public interface Judge {
        /** The first violation; empty when there is none. */
        Optional<Violation> judge(History history);
    }

    /** Decides whether a history could have broken a law. */
    @FunctionalInterface
    public interface Reached {
        /** Every history puts the law to the test. */
        Reached ALWAYS = history -> true;

        /** Whether the situation that the law is about came up. */
        boolean in(History history);
    }

    /** A law that every history puts to the test. */
    public Law(LawText text, Judge judge) {
        this(text, judge, Reached.ALWAYS);
    }

    /** The law's number in the catalogue, such as S1. */
    public String id() {
        return text.id();
    }

    /** The first violation in {@code history}; empty when there is none. */
    public Optional<Violation> violationIn(History history) {
        return PowerLaws.mayJudge(text, history) ? judge.judge(history) : Optional.empty();
    }

    /** Whether {@code history} put the law to the test. */
    public boolean isReachedIn(History history) {
        return PowerLaws.mayJudge(text, history) && reached.in(history);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
