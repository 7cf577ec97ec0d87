package dev.fairlead.testkit;

import dev.fairlead.testkit.catalogue.ConverterTexts;
import dev.fairlead.testkit.convert.ConverterTrial;
import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.verdict.Trial;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a header converter promises.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_its_promises() {
 *     return HeaderConverterLaws.of(CsvConverter.class).check();
 * }
 * }</pre>
 *
 * <p>The header converter is any of Kafka Connect, as it is. Settings that aren't given are guessed
 * from its definition and from the data. Each law is a test of its own. Immutable.
 *
 * <p>System properties: {@code fairlead.cases} settings with data (default 300), {@code
 * fairlead.seed} (default 1).
 */
public final class HeaderConverterLaws {
    private final Inquiry inquiry;

    private HeaderConverterLaws(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** The laws of this converter. */
    public static HeaderConverterLaws of(Class<?> converter) {
        return new HeaderConverterLaws(Inquiry.into(converter));
    }

    /** Gives a setting, which is then never guessed. */
    public HeaderConverterLaws with(String name, String value) {
        return asking(old -> old.with(name, value));
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public HeaderConverterLaws waive(String law, String reason) {
        return asking(old -> old.waiving(Bench.known(law, ConverterTexts.ofHeaders()), reason));
    }

    /** Draws the cases from another seed. */
    public HeaderConverterLaws seed(long seed) {
        return asking(old -> old.withSeed(seed));
    }

    /** Tries as many cases; more find more. */
    public HeaderConverterLaws cases(int count) {
        return asking(old -> old.withCases(count));
    }

    private HeaderConverterLaws asking(Function<Inquiry, Inquiry> change) {
        return new HeaderConverterLaws(change.apply(inquiry));
    }

    /** Tries now, and gives one test for each law. */
    public Stream<DynamicTest> check() {
        return Bench.tests(inquiry, trial());
    }

    /** Tries now, for callers without JUnit. */
    public Trial trial() {
        return Bench.run(inquiry, () -> ConverterTrial.ofHeaders(inquiry).run());
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
        return Bench.run(same, () -> ConverterTrial.ofHeaders(same).replay(number));
    }
}
