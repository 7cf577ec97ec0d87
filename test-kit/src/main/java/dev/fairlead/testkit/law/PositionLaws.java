package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a task answers to preCommit. */
final class PositionLaws {
    static final Law K3 = new Law(SinkTexts.K3, PositionLaws::illegal);

    private PositionLaws() {}

    private static Optional<Violation> illegal(History history) {
        Answers answers = new Answers();
        for (History.Entry entry : history.entries()) {
            Optional<String> illegal = answers.follow(entry.what());
            if (illegal.isPresent()) {
                return illegal.map(what -> Violation.at(entry, "preCommit answered " + what));
            }
        }
        return Optional.empty();
    }

    /** Follows positions and answers through a life. */
    private static final class Answers {
        private final Map<Integer, Long> committed = new HashMap<>();
        private final Map<Integer, Map<Long, Item>> items = new HashMap<>();
        private final Map<Integer, Behind> behind = new HashMap<>();
        private final Set<Item> stored = new HashSet<>();

        Optional<String> follow(Object what) {
            if (what instanceof SinkHappening.Positioned positioned) {
                // what the task was sent back to counts from here on, as it does in the worker
                committed.putAll(positioned.positions());
            } else if (what instanceof SinkHappening.PositionCommitted position) {
                committed.put(position.place(), position.position());
            } else if (what instanceof SinkHappening.Appended appended) {
                appended(appended);
            } else if (what instanceof SinkHappening.Stored now) {
                stored.add(now.item());
            } else if (what instanceof SinkHappening.Removed now && now.times() == 0) {
                stored.remove(now.item());
            } else if (what instanceof SinkHappening.PreCommitted answer) {
                return illegal(answer);
            }
            return Optional.empty();
        }

        private void appended(SinkHappening.Appended appended) {
            long offset = appended.firstOffset();
            for (Item item : appended.items()) {
                items.computeIfAbsent(item.place(), none -> new HashMap<>()).put(offset++, item);
            }
        }

        private Optional<String> illegal(SinkHappening.PreCommitted answer) {
            for (Map.Entry<String, Long> provided : new TreeMap<>(answer.provided()).entrySet()) {
                String what = provided.getKey() + "=" + provided.getValue();
                int place = provided.getKey().charAt(0) - 'A';
                if (provided.getKey().length() > 1 || !answer.assigned().contains(place)) {
                    return Optional.of(
                            what
                                    + ", a partition that isn't assigned to the task; behind"
                                    + " transformations only a record's original topic, partition"
                                    + " and offset say where it came from");
                }
                Optional<String> illegal = illegal(place, provided.getValue(), answer);
                if (illegal.isPresent()) {
                    return illegal.map(why -> what + ", " + why);
                }
            }
            return Optional.empty();
        }

        private Optional<String> illegal(int place, long said, SinkHappening.PreCommitted answer) {
            Long current = answer.current().get(place);
            if (current == null) {
                return Optional.empty();
            }
            if (said > current) {
                return Optional.of("but it was put records up to " + current + " only");
            }
            long before = committed.getOrDefault(place, 0L);
            if (said < before) {
                return Optional.of("but " + before + " is committed already");
            }
            return isOneBehind(place, said, current)
                    ? Optional.of(
                            "the offset of its last record; a position is the offset of the next"
                                    + " one, "
                                    + current)
                    : Optional.empty();
        }

        /**
         * One behind twice, with progress in between, never up to date, and each time with that
         * record stored: anything less could be a task that commits later than it must.
         */
        private boolean isOneBehind(int place, long said, long current) {
            Behind its = behind.computeIfAbsent(place, none -> new Behind());
            Item last = items.getOrDefault(place, Map.of()).get(current - 1);
            if (said == current && last != null) {
                its.excused = true;
            } else if (said == current - 1 && last != null && stored.contains(last)) {
                its.currents.add(current);
                return !its.excused && its.currents.stream().anyMatch(at -> at + 2 <= current);
            }
            return false;
        }
    }

    /** At which positions a task was one behind on a partition. */
    private static final class Behind {
        private final Set<Long> currents = new HashSet<>();
        private boolean excused;
    }
}
