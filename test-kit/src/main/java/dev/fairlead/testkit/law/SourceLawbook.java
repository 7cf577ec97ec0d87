package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorldHappening;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The laws of source connectors. */
public final class SourceLawbook {
    /** Those that don't ask in which order items came. */
    private static final Set<String> OF_ANY_ORDER =
            Set.of(
                    "S2", "S5", "S6", "S11", "S13", "S16", "S20", "S21", "S23", "S24", "S25", "S26",
                    "C2", "L1", "L2");

    private static final List<Law> ALL =
            Stream.of(
                            DeliveryLaws.S1,
                            DeliveryLaws.S2,
                            ResumeLaws.S3,
                            whereNothingIsTaken(RestartLaws.S4),
                            whereNothingIsTaken(TieLaws.S5),
                            whereNothingIsTaken(TieLaws.S6),
                            ResumeLaws.S7,
                            ResumeLaws.S8,
                            ResumeLaws.S9,
                            ShapeLaws.S10,
                            ConductLaws.S11,
                            ResumeLaws.S12,
                            RecordLaws.S13,
                            whereNothingIsTaken(RestartLaws.S14),
                            whereNothingIsTaken(RestartLaws.S15),
                            DeliveryLaws.S16,
                            ReleaseLaws.S17,
                            ReleaseLaws.S18,
                            whereNothingIsTaken(ReleaseLaws.S19),
                            ConductLaws.S20,
                            ShapeLaws.S21,
                            whereNothingIsTaken(ContinuityLaws.S22),
                            ContinuityLaws.S23,
                            RecordLaws.S24,
                            RecordLaws.S25,
                            ShapeLaws.S26,
                            whereNothingIsTaken(RestartLaws.S27),
                            whereNothingIsTaken(ReleaseLaws.S28),
                            whereNothingIsTaken(ReleaseLaws.S29),
                            ShapeLaws.C2,
                            whereNothingIsTaken(RestartLaws.C11),
                            ConductLaws.L1,
                            ConductLaws.L2,
                            whereNothingIsTaken(ContinuityLaws.L4),
                            whereNothingIsTaken(RestartLaws.L9),
                            whereNothingIsTaken(ContinuityLaws.L11))
                    .map(law -> OF_ANY_ORDER.contains(law.id()) ? law : whereNothingIsLate(law))
                    .toList();

    private SourceLawbook() {}

    /** All of them, in the order of the catalogue; those that bind by declaration judge nobody. */
    public static List<Law> laws() {
        return laws(Set.of());
    }

    /**
     * All of them, in the order of the catalogue.
     *
     * @param declared the ids of those that the author declares, beside those that bind everybody
     */
    public static List<Law> laws(Set<String> declared) {
        return ALL.stream()
                .map(
                        law ->
                                law.text().standing() == Standing.REQUIRED
                                                || declared.contains(law.id())
                                        ? law
                                        : undeclared(law))
                .toList();
    }

    /** Who reads by keys emits late items among others, and its offsets cover what isn't there. */
    private static Law whereNothingIsLate(Law law) {
        return new Law(
                law.text(),
                history -> isLate(history) ? Optional.empty() : law.violationIn(history),
                history -> !isLate(history) && law.isReachedIn(history));
    }

    private static boolean isLate(History history) {
        return ReleaseLaws.has(history, SourceHappening.CameLate.class);
    }

    private static Law undeclared(Law law) {
        return new Law(law.text(), history -> Optional.empty(), history -> false);
    }

    /** Where the world itself takes items away, some are rightly lost, and offsets don't fit. */
    private static Law whereNothingIsTaken(Law law) {
        return new Law(
                law.text(),
                history -> isTaken(history) ? Optional.empty() : law.violationIn(history),
                history -> !isTaken(history) && law.isReachedIn(history));
    }

    private static boolean isTaken(History history) {
        return ReleaseLaws.has(history, WorldHappening.Emptied.class);
    }
}
