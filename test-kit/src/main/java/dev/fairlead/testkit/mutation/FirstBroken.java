package dev.fairlead.testkit.mutation;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stops a search at the first law that is broken. One search, one thread. */
public final class FirstBroken {
    private final Set<String> spared;
    private @Nullable Noticed first;

    /**
     * @param spared ids of laws that don't count, since the connector itself breaks them
     */
    public FirstBroken(Set<String> spared) {
        this.spared = Set.copyOf(spared);
    }

    /** The laws that count; they tell this when they are broken. */
    public List<Law> watching(List<Law> laws) {
        return laws.stream()
                .filter(law -> !spared.contains(law.id()))
                .map(law -> new Law(law.text(), history -> told(law, law.violationIn(history))))
                .toList();
    }

    private Optional<Violation> told(Law law, Optional<Violation> violation) {
        if (first == null) {
            violation.ifPresent(broken -> first = new Noticed(law.id(), broken.statement()));
        }
        return violation;
    }

    /** True once a law is broken, or the time is over. */
    public BooleanSupplier or(BooleanSupplier outOfTime) {
        return () -> first != null || outOfTime.getAsBoolean();
    }

    /** What broke first; empty when nothing did. */
    public Optional<Noticed> noticed() {
        return Optional.ofNullable(first);
    }
}
