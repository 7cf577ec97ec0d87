package dev.fairlead.testkit.subject;

import java.util.List;

/** What a user has to change before anything can be judged; all of it at once. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /** Each problem says what, where, why and what to do. */
    public BadInput(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public BadInput(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
