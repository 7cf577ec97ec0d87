package dev.fairlead.testkit.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * How many faults of a kind that authors make the laws would notice in a connector. A survivor
 * isn't a bug of the connector: it is harmless, or nothing puts its place to the test.
 *
 * @param plugin the class
 * @param fates of all mutants, in the order of the operators
 * @param spared ids of the laws that the connector itself breaks, by which no mutant was judged
 */
public record MutationScore(String plugin, Map<Mutant, Fate> fates, Set<String> spared) {
    public MutationScore {
        fates = Collections.unmodifiableMap(new LinkedHashMap<>(fates));
        spared = Collections.unmodifiableSet(new TreeSet<>(spared));
    }

    /** How many mutants a law noticed. */
    public int killed() {
        return of(Fate.Killed.class).size();
    }

    /** The mutants that ran without any law noticing. */
    public List<Mutant> survivors() {
        return of(Fate.Survived.class);
    }

    private List<Mutant> of(Class<? extends Fate> kind) {
        return fates.entrySet().stream()
                .filter(each -> kind.isInstance(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Killed mutants in hundred of those that were judged; 100 when there was none. */
    public int percent() {
        int judged = killed() + survivors().size();
        return judged == 0 ? 100 : killed() * 100 / judged;
    }

    /**
     * Requires a score.
     *
     * @throws AssertionError it is lower; shows the mutants
     */
    public MutationScore atLeast(int percent) {
        if (percent() < percent) {
            throw new AssertionError(
                    "the laws noticed "
                            + percent()
                            + " % of the mutants, not "
                            + percent
                            + " %; a survivor may be harmless, or want a world or settings in which"
                            + " its place matters\n"
                            + this);
        }
        return this;
    }

    /** One test for each mutant; it passes when a law noticed it, and is skipped otherwise. */
    public Stream<DynamicTest> tests() {
        return fates.entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey().toString(),
                                        () -> {
                                            if (!(each.getValue() instanceof Fate.Killed)) {
                                                throw new TestAbortedException(
                                                        told(each.getValue()));
                                            }
                                        }));
    }

    private static String told(Fate fate) {
        if (fate instanceof Fate.Killed killed) {
            return killed.by().law();
        }
        if (fate instanceof Fate.Unfit unfit) {
            return "unfit: " + unfit.reason();
        }
        if (fate instanceof Fate.Survived) {
            return "survived";
        }
        return fate instanceof Fate.Unreached ? "not reached" : "untried";
    }

    /** A table of all mutants: where, what is wrong, and the law that noticed. */
    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        fates.forEach(
                (mutant, fate) ->
                        rows.add(List.of(told(fate), mutant.operator().fault(), mutant.place())));
        return summary()
                + "\n"
                + rows.stream().map(row -> line(row, rows)).collect(Collectors.joining());
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
            line.append("  ").append(row.get(i)).append(" ".repeat(width - row.get(i).length()));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String summary() {
        int judged = killed() + survivors().size();
        String simple = plugin.substring(plugin.lastIndexOf('.') + 1);
        StringBuilder line = new StringBuilder(simple);
        line.append(": the laws noticed ").append(killed()).append(" of ").append(judged);
        line.append(" mutants (").append(percent()).append(" %)");
        int unreached = of(Fate.Unreached.class).size();
        if (unreached > 0) {
            line.append("; ").append(unreached).append(" more are where no schedule came by");
        }
        int untried = of(Fate.Untried.class).size();
        if (untried > 0) {
            line.append("; for ").append(untried).append(" there was no time");
        }
        if (!spared.isEmpty()) {
            line.append("; not judged by ").append(String.join(", ", spared));
            line.append(", which it breaks as it is");
        }
        return line.toString();
    }
}
