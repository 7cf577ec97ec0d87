package dev.fairlead.testkit.mutation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The mutants of a connector, and what becomes of them. */
public final class Mutations {
    private static final int PER_OPERATOR = 12;

    private final OwnClasses classes;
    private final Class<?> connector;
    private final Court court;

    /** Judges a connector by the laws that apply to it. */
    @FunctionalInterface
    public interface Court {
        /**
         * The first law that it breaks; empty when none is broken.
         *
         * @param spared ids of the laws that don't count
         * @throws IllegalArgumentException the connector can't be made, or refuses its settings
         */
        Optional<Noticed> judge(Class<?> connector, Set<String> spared);
    }

    /** Mutants of this connector, judged by this court. */
    public Mutations(Class<?> connector, Court court) {
        this.connector = connector;
        this.classes = OwnClasses.of(connector);
        this.court = court;
    }

    /**
     * Tries all mutants, one after another.
     *
     * @param outOfTime asked before each; once true, the rest is left untried
     */
    public MutationScore score(BooleanSupplier outOfTime) {
        List<Mutant> mutants = chosen();
        Set<String> reached = Reached.watch();
        Set<String> spared;
        try {
            spared = ownFaults(mutants);
        } finally {
            Reached.leave();
        }
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        for (Mutant mutant : mutants) {
            fates.put(mutant, fate(mutant, reached, spared, outOfTime));
        }
        return new MutationScore(connector.getName(), fates, spared);
    }

    private Fate fate(
            Mutant mutant, Set<String> reached, Set<String> spared, BooleanSupplier outOfTime) {
        if (!reached.contains(mutant.mark())) {
            return new Fate.Unreached();
        }
        return outOfTime.getAsBoolean() ? new Fate.Untried() : fate(mutant, spared);
    }

    /** Laws that the connector itself breaks say nothing about its mutants. */
    private Set<String> ownFaults(List<Mutant> mutants) {
        Set<String> spared = new LinkedHashSet<>();
        try {
            Class<?> marked = classes.marked(mutants);
            Optional<Noticed> broken = judged(marked, spared);
            while (broken.isPresent() && spared.add(broken.get().law())) {
                broken = judged(marked, spared);
            }
            return spared;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    connector.getName() + " can't be loaded a second time", e);
        }
    }

    /** The first ones of each operator, lest a big connector take for ever. */
    private List<Mutant> chosen() {
        Map<Operator, Integer> counts = new EnumMap<>(Operator.class);
        List<Mutant> chosen = new ArrayList<>();
        for (Mutant mutant : classes.mutants()) {
            if (counts.merge(mutant.operator(), 1, Integer::sum) <= PER_OPERATOR) {
                chosen.add(mutant);
            }
        }
        chosen.sort((a, b) -> a.operator().compareTo(b.operator()));
        return chosen;
    }

    private Fate fate(Mutant mutant, Set<String> spared) {
        Set<String> reached = Reached.watch();
        try {
            return judged(classes.with(mutant), spared)
                    .<Fate>map(Fate.Killed::new)
                    .orElseGet(
                            () ->
                                    reached.contains(Reached.ALTERED)
                                            ? new Fate.Survived()
                                            : new Fate.Unreached());
        } catch (ClassNotFoundException | LinkageError e) {
            return new Fate.Unfit(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Fate.Killed(new Noticed("start", String.valueOf(e.getMessage())));
        } catch (AssertionError e) {
            return new Fate.Killed(new Noticed("hangs", String.valueOf(e.getMessage())));
        } finally {
            Reached.leave();
        }
    }

    /** As a worker does, this has plugins find classes with their own loader. */
    private Optional<Noticed> judged(Class<?> altered, Set<String> spared) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(altered.getClassLoader());
        try {
            return court.judge(altered, spared);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
