package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of the records themselves. */
final class SinkRecordLaws {
    static final Law K17 =
            new Law(
                    SinkTexts.K17,
                    SinkRecordLaws::unnamed,
                    history ->
                            SinkLedger.any(
                                    history,
                                    what ->
                                            what instanceof SinkIncident.OddAppended odd
                                                    && isLegal(odd)));
    static final Law K23 =
            new Law(
                    SinkTexts.K23,
                    SinkRecordLaws::changed,
                    history ->
                            SinkLedger.any(
                                    history,
                                    what ->
                                            what instanceof SinkHappening.Put put
                                                    && !put.items().isEmpty()));
    static final Law K28 =
            new Law(
                    SinkTexts.K28,
                    SinkRecordLaws::flawed,
                    history -> SinkLedger.has(history, SinkIncident.Compared.class));

    private static final String CLASSIFIED = "org.apache.kafka.common.KafkaException";

    private SinkRecordLaws() {}

    private static boolean isLegal(SinkIncident.OddAppended odd) {
        return odd.oddity() != SinkIncident.Oddity.POISON;
    }

    private static Optional<Violation> unnamed(History history) {
        Map<Item, SinkIncident.Oddity> odd = new HashMap<>();
        List<Item> last = List.of();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.OddAppended appended && isLegal(appended)) {
                odd.put(appended.item(), appended.oddity());
            } else if (entry.what() instanceof SinkHappening.Put put) {
                last = put.items();
            } else if (SinkLedger.isTrouble(entry.what())) {
                return Optional.empty();
            } else if (entry.what() instanceof TaskHappening.Threw threw
                    && threw.method().equals("put")
                    && !isClassified(threw.cause())) {
                Optional<Item> culprit = last.stream().filter(odd::containsKey).findFirst();
                if (culprit.isPresent()) {
                    return Optional.of(
                            Violation.at(
                                    entry,
                                    "put of "
                                            + odd.get(culprit.get())
                                            + " threw "
                                            + threw.cause()));
                }
            }
        }
        return Optional.empty();
    }

    /** By name, because a plugin may have an API of its own. */
    private static boolean isClassified(Throwable cause) {
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(CLASSIFIED)) {
                return true;
            }
        }
        return cause instanceof Error;
    }

    private static Optional<Violation> changed(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Changed changed) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "the record of "
                                        + changed.item()
                                        + " wasn't after put what it was before"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> flawed(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Compared compared
                    && compared.flaw().isPresent()) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "what is stored of "
                                        + compared.item()
                                        + " isn't what its record said: "
                                        + compared.flaw().get()));
            }
        }
        return Optional.empty();
    }
}
