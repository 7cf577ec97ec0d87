package dev.fairlead.testkit.history;

import dev.fairlead.testkit.fault.Fate;

/** What the outside system does to a plugin of whatever kind. */
public sealed interface WorldHappening extends Happening {
    @Override
    default Column column() {
        return Column.WORLD;
    }

    /** A call of the plugin didn't go as it should; {@code call} is what the plugin wanted. */
    record Interfered(Fate fate, String call) implements WorldHappening {
        /** Whether the caller can't know what became of its call. */
        public boolean isAmbiguous() {
            return fate != Fate.FAIL_BEFORE;
        }

        @Override
        public String verb() {
            return switch (fate) {
                case PASS -> "passes: " + call;
                case FAIL_BEFORE -> "fails: " + call;
                case FAIL_AFTER -> "fails after its effect: " + call;
                case FAIL_HALFWAY -> "fails half-way: " + call;
                case TIME_OUT -> "never answers: " + call;
                case ANSWER_LATE -> "answers late: " + call;
                case GONE -> "gone: " + call;
            };
        }
    }

    /** All items of a place were taken away; whether they were read is nobody's concern. */
    record Emptied(int place, boolean anew) implements WorldHappening {
        @Override
        public String verb() {
            return (anew ? "made anew: " : "emptied: ") + (char) ('a' + place);
        }
    }

    /** What the plugin had written but not forced to the disk is no longer there. */
    record LostPower() implements WorldHappening {
        @Override
        public String verb() {
            return "power is lost";
        }
    }

    /** From now on the outside system fails every call. */
    record WentAway() implements WorldHappening {
        @Override
        public String verb() {
            return "away";
        }
    }

    /** The outside system answers again. */
    record CameBack() implements WorldHappening {
        @Override
        public String verb() {
            return "back";
        }
    }
}
