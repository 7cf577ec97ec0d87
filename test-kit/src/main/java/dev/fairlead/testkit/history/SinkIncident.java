package dev.fairlead.testkit.history;

import dev.fairlead.testkit.world.Item;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What happens around a sink task now and then: odd records, reports, requests, other members. */
public sealed interface SinkIncident extends Happening {
    @Override
    default Column column() {
        return Column.TASK;
    }

    /** What is odd about a record. */
    enum Oddity {
        /** The world says that this sink can't store it. */
        POISON("poison"),
        /** Its value is null. */
        TOMBSTONE("a tombstone"),
        /** It has no timestamp. */
        NO_TIMESTAMP("a record without timestamp"),
        /** It has a megabyte. */
        HUGE("a record of a megabyte"),
        /** It has no key, whatever the others have. */
        NO_KEY("a record without key");

        private final String words;

        Oddity(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** An odd record came into the topic; a sink need not store it, but must say so. */
    record OddAppended(Item item, long offset, Oddity oddity) implements SinkIncident {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "add " + oddity;
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** The topic got one more partition. */
    record PartitionAdded(int place) implements SinkIncident {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "new partition";
        }

        @Override
        public String object() {
            return SinkHappening.letter(place);
        }
    }

    /** Partitions turned out to belong to another member; they are closed without preCommit. */
    record Lost(Set<Integer> places) implements SinkIncident {
        public Lost {
            places = Set.copyOf(places);
        }

        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "lost";
        }

        @Override
        public String object() {
            return letters(places);
        }
    }

    /** What a task can ask of its context. */
    enum Request {
        OFFSET("context.offset"),
        PAUSE("context.pause"),
        RESUME("context.resume"),
        TIMEOUT("context.timeout"),
        COMMIT("context.requestCommit");

        private final String call;

        Request(String call) {
            this.call = call;
        }

        @Override
        public String toString() {
            return call;
        }
    }

    /**
     * The task asked its context for something.
     *
     * @param places the partitions that it is about
     * @param strangers those that are not the task's, by name
     */
    record Requested(Request what, Set<Integer> places, Set<String> strangers)
            implements SinkIncident {
        public Requested {
            places = Set.copyOf(places);
            strangers = Set.copyOf(strangers);
        }

        @Override
        public String verb() {
            return what.toString();
        }

        @Override
        public String object() {
            return letters(places);
        }

        @Override
        public boolean isShown() {
            return what != Request.TIMEOUT && what != Request.COMMIT;
        }
    }

    /** A record that the task was given is no longer as it was. */
    record Changed(Item item) implements SinkIncident {
        @Override
        public String verb() {
            return "change";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** From now on the task has a reporter, or has none; {@code tolerant} when reports may pass. */
    record ReporterChosen(boolean tolerant) implements SinkIncident {
        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /**
     * The task reported a record to its {@code ErrantRecordReporter}.
     *
     * @param item empty when the record is none that it was given
     * @param refused whether the report threw, because nothing is tolerated
     */
    record Reported(Optional<Item> item, boolean refused) implements SinkIncident {
        @Override
        public String verb() {
            return refused ? "report, refused," : "report";
        }

        @Override
        public String object() {
            return item.map(Item::name).orElse("a record that it wasn't given");
        }
    }

    /** The dead letter topic has a record that was reported. */
    record DeadLettered(Item item) implements SinkIncident {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "dead letter";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** The dead letter topic could not take a record. */
    record DeadLetterFailed(Item item) implements SinkIncident {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "fail a dead letter";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** The task tried to cancel a report, which workers don't support. */
    record ReportCancelled() implements SinkIncident {
        @Override
        public String verb() {
            return "cancel a report";
        }
    }

    /**
     * A task that was given up and lives on does something; what is between two of these is its.
     */
    record ZombieTurn(boolean begins) implements SinkIncident {
        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return begins ? "the old task goes on" : "until here";
        }

        @Override
        public boolean isShown() {
            return begins;
        }
    }

    /** A call of the task took so long that it was interrupted. */
    record Overdue(String method, Duration taken) implements SinkIncident {
        @Override
        public String verb() {
            return method + " hangs for " + taken.toMillis() + " ms";
        }
    }

    /** What one place of the outside system that keeps an order holds, in that order. */
    record Arranged(List<Item> items) implements SinkIncident {
        public Arranged {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "hold";
        }

        @Override
        public String object() {
            return items.stream().map(Item::name).collect(Collectors.joining(", "));
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /**
     * What is stored of an item is not what its record said; empty when the world compared well.
     */
    record Compared(Item item, Optional<String> flaw) implements SinkIncident {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "hold " + item.name() + flaw.map(what -> ": " + what).orElse("");
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    private static String letters(Set<Integer> places) {
        return new TreeSet<>(places)
                .stream().map(SinkHappening::letter).collect(Collectors.joining(", "));
    }
}
