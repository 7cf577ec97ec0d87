package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;

/**
 * How a law was broken.
 *
 * @param statement what is wrong, with values; completes "law: "
 * @param at the index of the history's entry where it shows
 */
public record Violation(String statement, int at) {
    static Violation at(History.Entry entry, String statement) {
        return new Violation(statement, entry.index());
    }
}
