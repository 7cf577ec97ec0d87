package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.history.History;
import java.util.Optional;

/** Something that must hold in every life of a connector, and the code that judges it. */
public record Law(LawText text, Judge judge) {
    /** Decides whether a history breaks a law. */
    @FunctionalInterface
    public interface Judge {
        /** The first violation; empty when there is none. */
        Optional<Violation> judge(History history);
    }

    /** The law's number in the catalogue, such as S1. */
    public String id() {
        return text.id();
    }

    /** The first violation in {@code history}; empty when there is none. */
    public Optional<Violation> violationIn(History history) {
        return judge.judge(history);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
