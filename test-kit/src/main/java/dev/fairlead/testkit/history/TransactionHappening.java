package dev.fairlead.testkit.history;

import dev.fairlead.testkit.world.Item;
import java.util.List;
import java.util.stream.Collectors;

/** What happens to the transactions of an exactly-once source. */
public sealed interface TransactionHappening extends Happening {
    @Override
    default Column column() {
        return Column.LOG;
    }

    /** A transaction was committed; readers see its records from now on, in this order. */
    record Committed(List<Emission> emissions) implements TransactionHappening {
        public Committed {
            emissions = List.copyOf(emissions);
        }

        @Override
        public String verb() {
            return "commit";
        }

        @Override
        public String object() {
            return emissions.isEmpty() ? "offsets only" : names(emissions);
        }
    }

    /** A transaction was aborted; readers never see its records. */
    record Aborted(List<Emission> emissions, String reason) implements TransactionHappening {
        public Aborted {
            emissions = List.copyOf(emissions);
        }

        @Override
        public String verb() {
            return "abort";
        }

        @Override
        public String object() {
            return names(emissions);
        }
    }

    /** The log turned down an incarnation that another one has replaced. */
    record Fenced(String during) implements TransactionHappening {
        @Override
        public String verb() {
            return "fence " + during;
        }
    }

    /** A worker that was replaced goes on with this. */
    record Undead(String doing) implements TransactionHappening {
        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "zombie " + doing;
        }
    }

    /** Requests to end transactions that no record ever answered. */
    record RequestsLeft(int requests) implements TransactionHappening {
        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return requests + " requests left";
        }
    }

    /** These items belong into one transaction. */
    record UnitEnded(List<Item> items) implements TransactionHappening {
        public UnitEnded {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "end of a unit";
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    private static String names(List<Emission> emissions) {
        return emissions.stream().map(Emission::name).collect(Collectors.joining(", "));
    }
}
