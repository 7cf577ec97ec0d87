package dev.fairlead.testkit;

import dev.fairlead.testkit.trial.Inquiry;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** What the doors of plugins without a world have in common. */
final class Bench {
    private Bench() {}

    /**
     * Runs with the plugin's class loader in place, as a worker does, and without the lines that
     * Kafka logs for all settings and all spoiled bytes.
     */
    static Trial run(Inquiry inquiry, Supplier<Trial> trial) {
        Logger kafka = Logger.getLogger("org.apache.kafka");
        Level level = kafka.getLevel();
        kafka.setLevel(Level.SEVERE);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(inquiry.type().getClassLoader());
        try {
            return trial.get();
        } finally {
            thread.setContextClassLoader(before);
            kafka.setLevel(level);
        }
    }

    static Stream<DynamicTest> tests(Inquiry inquiry, Trial trial) {
        System.out.println(
                "%s: %d laws, %s, seed %d"
                        .formatted(
                                inquiry.type().getSimpleName(),
                                trial.judgements().size(),
                                trial.tried(),
                                inquiry.seed()));
        return trial.judgements().stream()
                .map(each -> DynamicTest.dynamicTest(each.law().toString(), () -> show(each)));
    }

    private static void show(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (verdict instanceof Verdict.Broken broken) {
            throw new AssertionError(broken.text());
        }
        if (verdict instanceof Verdict.Waived waived) {
            throw new TestAbortedException(judgement.law() + " is waived: " + waived.reason());
        }
        if (verdict instanceof Verdict.Unchecked unchecked) {
            throw new TestAbortedException(
                    judgement.law() + " is unchecked: " + unchecked.reason());
        }
    }

    /** Throws what a replayed case breaks. */
    static void demand(Trial trial) {
        List<String> broken =
                trial.judgements().stream()
                        .map(Judgement::verdict)
                        .filter(Verdict.Broken.class::isInstance)
                        .map(verdict -> ((Verdict.Broken) verdict).text())
                        .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.stream().collect(Collectors.joining("\n\n")));
        }
    }

    /** The inquiry and the case that a token names. */
    static int caseOf(String token) {
        return Integer.parseInt(part(token, 1));
    }

    static long seedOf(String token) {
        return Long.parseLong(part(token, 0));
    }

    private static String part(String token, int index) {
        String[] parts = token.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("-?\\d+") || !parts[1].matches("\\d+")) {
            throw new IllegalArgumentException(
                    "'" + token + "' is no token; one looks like 1:17, the seed and the case");
        }
        return parts[index];
    }

    static String known(String law, List<dev.fairlead.testkit.catalogue.LawText> laws) {
        if (laws.stream().noneMatch(each -> each.id().equals(law))) {
            throw new IllegalArgumentException(
                    "there is no law '"
                            + law
                            + "' here; there are "
                            + laws.stream()
                                    .map(dev.fairlead.testkit.catalogue.LawText::id)
                                    .toList());
        }
        return law;
    }
}
