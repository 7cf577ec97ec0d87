package dev.fairlead.testkit;

import dev.fairlead.testkit.catalogue.TransformationTexts;
import dev.fairlead.testkit.transform.Claim;
import dev.fairlead.testkit.transform.TransformationTrial;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.verdict.Trial;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a transformation promises.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_its_promises() {
 *     return TransformationLaws.of(MaskCards.class).with("field", "card").check();
 * }
 * }</pre>
 *
 * <p>The transformation is any of Kafka Connect, as it is; of an abstract class with nested ones,
 * such as {@code Key} and {@code Value}, all of them. Settings that aren't given are guessed from
 * its definition and from the data. Each law is a test of its own. Immutable.
 *
 * <p>System properties: {@code fairlead.cases} batches of records (default 300), {@code
 * fairlead.seed} (default 1).
 */
public final class TransformationLaws {
    private final Inquiry inquiry;
    private final Set<Claim> claims;

    private TransformationLaws(Inquiry inquiry, Set<Claim> claims) {
        this.inquiry = inquiry;
        this.claims = claims;
    }

    /** The laws of this transformation. */
    public static TransformationLaws of(Class<?> transformation) {
        return new TransformationLaws(Inquiry.into(transformation), Set.of());
    }

    /** Gives a setting, which is then never guessed. */
    public TransformationLaws with(String name, String value) {
        return asking(old -> old.with(name, value));
    }

    /** Declares that applied twice it does what it does once; X10 is then checked. */
    public TransformationLaws idempotent() {
        return claiming(Claim.IDEMPOTENT);
    }

    /** Declares that a tombstone comes out as one; X2 then demands it. */
    public TransformationLaws passesTombstones() {
        return claiming(Claim.PASSES_TOMBSTONES);
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public TransformationLaws waive(String law, String reason) {
        return asking(old -> old.waiving(Bench.known(law, TransformationTexts.all()), reason));
    }

    /** Draws the cases from another seed. */
    public TransformationLaws seed(long seed) {
        return asking(old -> old.withSeed(seed));
    }

    /** Tries as many cases; more find more. */
    public TransformationLaws cases(int count) {
        return asking(old -> old.withCases(count));
    }

    private TransformationLaws asking(Function<Inquiry, Inquiry> change) {
        return new TransformationLaws(change.apply(inquiry), claims);
    }

    private TransformationLaws claiming(Claim claim) {
        Set<Claim> more = EnumSet.of(claim);
        more.addAll(claims);
        return new TransformationLaws(inquiry, more);
    }

    /** Tries now, and gives one test for each law. */
    public Stream<DynamicTest> check() {
        return Bench.tests(inquiry, trial());
    }

    /** Tries now, for callers without JUnit. */
    public Trial trial() {
        return Bench.run(inquiry, () -> new TransformationTrial(inquiry, claims).run());
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
        return Bench.run(same, () -> new TransformationTrial(same, claims).replay(number));
    }
}
