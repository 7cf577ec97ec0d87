package dev.fairlead.testkit.history;

import java.util.List;

/** What an operator does to a source connector while it doesn't run. */
public sealed interface OperatorHappening extends Happening {
    @Override
    default Column column() {
        return Column.OFFSETS;
    }

    /** The offsets of these source partitions were reset. */
    record OffsetsRemoved(List<String> partitions) implements OperatorHappening {
        public OffsetsRemoved {
            partitions = List.copyOf(partitions);
        }

        @Override
        public String verb() {
            return "reset";
        }
    }

    /** Offsets of source partitions came up that the world doesn't have any more. */
    record StaleOffsets(int count) implements OperatorHappening {
        @Override
        public String verb() {
            return "stale offset";
        }
    }

    /**
     * The connector was started with offsets that make no sense; afterwards they were put right.
     *
     * @param change what was done to the offsets
     * @param loud whether the connector or a task threw
     * @param emitted what poll returned
     */
    record OffsetsCorrupted(String change, boolean loud, List<Emission> emitted)
            implements OperatorHappening {
        /** The change of numbers that are then far beyond what the world has. */
        public static final String BEYOND_THE_END = "move numbers beyond the end";

        public OffsetsCorrupted {
            emitted = List.copyOf(emitted);
        }

        @Override
        public String verb() {
            return change;
        }
    }

    /** From now on the connector may have this many tasks. */
    record TasksChanged(int max) implements OperatorHappening {
        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "tasks.max=" + max;
        }
    }

    /** Settings were changed that shouldn't matter. */
    record SettingsChanged(List<String> names) implements OperatorHappening {
        public SettingsChanged {
            names = List.copyOf(names);
        }

        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "set " + String.join(", ", names);
        }
    }
}
