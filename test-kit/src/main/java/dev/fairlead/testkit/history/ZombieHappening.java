package dev.fairlead.testkit.history;

import java.util.List;
import java.util.stream.Collectors;

/** What an old incarnation does that lives on beside its successor. */
public sealed interface ZombieHappening extends Happening {
    @Override
    default Column column() {
        return Column.TASK;
    }

    /** The worker was replaced without being stopped. */
    record LeftBehind() implements ZombieHappening {
        @Override
        public Column column() {
            return Column.WORKER;
        }

        @Override
        public String verb() {
            return "replace, the old one lives on";
        }
    }

    /** The old one went on: its late answers came, it polled, and its sends and commits failed. */
    record WentOn(List<Emission> polled) implements ZombieHappening {
        public WentOn {
            polled = List.copyOf(polled);
        }

        @Override
        public String verb() {
            return polled.isEmpty() ? "old one goes on" : "old one polls";
        }

        @Override
        public String object() {
            return polled.stream().map(Emission::name).collect(Collectors.joining(", "));
        }
    }
}
