package dev.fairlead.testkit.history;

import dev.fairlead.testkit.world.Item;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What happens around a source task. */
public sealed interface SourceHappening extends Happening {
    /** Items came into the world. */
    record Appended(List<Item> items) implements SourceHappening {
        public Appended {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "add";
        }

        @Override
        public String object() {
            return items.stream().map(Item::name).collect(Collectors.joining(", "));
        }
    }

    /** Of the items that came into the world just now, these share what orders them. */
    record Tied(List<Item> items) implements SourceHappening {
        public Tied {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "tie";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** Of the items that came into the world just now, these are ordered before older ones. */
    record CameLate(List<Item> items) implements SourceHappening {
        public CameLate {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "late";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /**
     * A record is no longer what it was when {@code poll} returned it.
     *
     * @param part what differs: "the offset", "the value"
     */
    record Altered(Emission emission, String part) implements SourceHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "alter " + part + " of";
        }

        @Override
        public String object() {
            return emission.name();
        }
    }

    /** The first part of an item came into the world. */
    record Begun(Item item) implements SourceHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "begin";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** The outside system let go of an item, because the connector told it to. */
    record Released(Item item) implements SourceHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "let go of";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** {@code poll} returned these. */
    record Polled(int task, List<Emission> emissions) implements SourceHappening {
        public Polled {
            emissions = List.copyOf(emissions);
        }

        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return emissions.isEmpty() ? "nothing" : "emit";
        }

        @Override
        public String object() {
            return emissions.stream().map(Emission::name).collect(Collectors.joining(", "));
        }
    }

    /**
     * {@code poll} took this long in real time, even the quickest of several; {@code limit} is what
     * it may take.
     */
    record PollOverdue(Duration taken, Duration limit) implements SourceHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "poll takes " + taken.toMillis() + " ms";
        }
    }

    /** Polling had nothing and came back at once, several times in a row. */
    record PollSpun(int polls, Duration longest) implements SourceHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return polls + " empty polls, at most " + longest.toNanos() / 1000 + " \u00b5s each";
        }
    }

    /** A record left for the log; what becomes of it is open. */
    record Sent(Emission emission) implements SourceHappening {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "send";
        }

        @Override
        public String object() {
            return emission.name();
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** The log has the record. */
    record Acknowledged(Emission emission) implements SourceHappening {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "ack";
        }

        @Override
        public String object() {
            return emission.name();
        }
    }

    /** The record doesn't go to the log; a transformation left it out. */
    record Dropped(Emission emission) implements SourceHappening {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "leave out";
        }

        @Override
        public String object() {
            return emission.name();
        }
    }

    /** The log doesn't take the record, now or for ever. */
    record Refused(Emission emission, boolean forNow) implements SourceHappening {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return forNow ? "refuse for now" : "refuse";
        }

        @Override
        public String object() {
            return emission.name();
        }
    }

    /** {@code commitRecord} was called; {@code inLog} when with metadata. */
    record RecordReported(Emission emission, boolean inLog) implements SourceHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "commitRecord";
        }

        @Override
        public String object() {
            return emission.name();
        }

        @Override
        public boolean isShown() {
            return !inLog;
        }
    }

    /** {@code commit} was called. */
    record CommitReported() implements SourceHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "commit";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** An offset was stored. */
    record OffsetStored(String partition, String offset) implements SourceHappening {
        @Override
        public Column column() {
            return Column.OFFSETS;
        }

        @Override
        public String verb() {
            return "";
        }

        @Override
        public String object() {
            return Spelling.plain(offset);
        }
    }

    /** A commit of offsets failed; nothing was stored. */
    record OffsetsRefused(String reason) implements SourceHappening {
        @Override
        public Column column() {
            return Column.OFFSETS;
        }

        @Override
        public String verb() {
            return "refuse";
        }
    }
}
