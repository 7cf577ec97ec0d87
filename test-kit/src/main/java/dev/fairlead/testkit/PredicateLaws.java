package dev.fairlead.testkit;

import dev.fairlead.testkit.catalogue.PredicateTexts;
import dev.fairlead.testkit.transform.PredicateTrial;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.verdict.Trial;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a predicate promises.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_its_promises() {
 *     return PredicateLaws.of(IsRefund.class).check();
 * }
 * }</pre>
 *
 * <p>The predicate is any of Kafka Connect, as it is. Settings that aren't given are guessed from
 * its definition and from the data. Each law is a test of its own. Immutable.
 *
 * <p>System properties: {@code fairlead.cases} batches of records (default 300), {@code
 * fairlead.seed} (default 1).
 */
public final class PredicateLaws {
    private final Inquiry inquiry;

    private PredicateLaws(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** The laws of this predicate. */
    public static PredicateLaws of(Class<?> predicate) {
        return new PredicateLaws(Inquiry.into(predicate));
    }

    /** Gives a setting, which is then never guessed. */
    public PredicateLaws with(String name, String value) {
        return asking(old -> old.with(name, value));
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public PredicateLaws waive(String law, String reason) {
        return asking(old -> old.waiving(Bench.known(law, PredicateTexts.all()), reason));
    }

    /** Draws the cases from another seed. */
    public PredicateLaws seed(long seed) {
        return asking(old -> old.withSeed(seed));
    }

    /** Tries as many cases; more find more. */
    public PredicateLaws cases(int count) {
        return asking(old -> old.withCases(count));
    }

    private PredicateLaws asking(Function<Inquiry, Inquiry> change) {
        return new PredicateLaws(change.apply(inquiry));
    }

    /** Tries now, and gives one test for each law. */
    public Stream<DynamicTest> check() {
        return Bench.tests(inquiry, trial());
    }

    /** Tries now, for callers without JUnit. */
    public Trial trial() {
        return Bench.run(inquiry, () -> new PredicateTrial(inquiry).run());
    }

    /**
     * Tries one case again and judges it by all laws that aren't waived.
     *
     * @param token as a failure shows it, such as 1:17
     * @throws AssertionError it breaks a law
     */
    public void replay(String token) {
        Bench.demand(retrial(token));
    }

    /**
     * Tries one case again, and gives the verdict on each law.
     *
     * @param token as a failure shows it, such as 1:17
     */
    public Trial retrial(String token) {
        Inquiry same = inquiry.withSeed(Bench.seedOf(token));
        int number = Bench.caseOf(token);
        return Bench.run(same, () -> new PredicateTrial(same).replay(number));
    }
}
