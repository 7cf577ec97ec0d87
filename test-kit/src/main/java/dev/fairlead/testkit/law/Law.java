package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;
import java.util.Optional;

/**
 * Something that must hold in every life.
 *
 * @param id the law's number in the catalogue, such as S1
 * @param name what it demands, in a few words
 */
public record Law(String id, String name, Judge judge) {
    /** Decides whether a history breaks a law. */
    @FunctionalInterface
    public interface Judge {
        /** The first violation; empty when there is none. */
        Optional<Violation> judge(History history);
    }

    /** The first violation in {@code history}; empty when there is none. */
    public Optional<Violation> violationIn(History history) {
        return judge.judge(history);
    }

    @Override
    public String toString() {
        return id + " " + name;
    }
}
