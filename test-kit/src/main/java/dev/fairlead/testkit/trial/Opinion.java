package dev.fairlead.testkit.trial;

import java.util.function.Supplier;

/** What one law says of one case. */
public sealed interface Opinion {
    /** The case has nothing to do with the law. */
    record Silent() implements Opinion {}

    /** The law was put to the test and held. */
    record Kept() implements Opinion {}

    /**
     * The law is broken.
     *
     * @param statement what is wrong, in one line
     * @param out what came out, as a person reads it
     */
    record Broken(String statement, String out) implements Opinion {}

    Opinion SILENT = new Silent();
    Opinion KEPT = new Kept();

    /** Broken without anything to show beside the statement. */
    static Opinion broken(String statement) {
        return new Broken(statement, "");
    }

    /** Broken where what came out is worth showing. */
    static Opinion broken(String statement, String out) {
        return new Broken(statement, out);
    }

    /** Kept if two portraits are the same, else broken. */
    static Opinion same(String expected, String actual, Supplier<String> statement) {
        return expected.equals(actual)
                ? KEPT
                : broken(statement.get(), actual + "\n  instead of\n" + expected);
    }
}
