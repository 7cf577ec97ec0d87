package dev.fairlead.samples.compared;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of steps. Immutable.
 *
 * @param throughout where the two workers may differ in any of the steps, and must in one
 */
record Scenario(String name, List<Act> acts, List<Listed> throughout) {
    /** A step, and where the two workers may differ in it. */
    record Act(Step step, List<Listed> listed) {
        Act {
            listed = List.copyOf(listed);
        }
    }

    Scenario {
        acts = List.copyOf(acts);
        throughout = List.copyOf(throughout);
    }

    static Scenario of(String name) {
        return new Scenario(name, List.of(), List.of());
    }

    Scenario then(Step step) {
        List<Act> more = new ArrayList<>(acts);
        more.add(new Act(step, List.of()));
        return new Scenario(name, more, throughout);
    }

    /** The last step may differ so, and must. */
    Scenario differs(String row, String value, String stock, String ours) {
        List<Act> changed = new ArrayList<>(acts);
        Act last = changed.remove(changed.size() - 1);
        List<Listed> listed = new ArrayList<>(last.listed());
        listed.add(new Listed(row, value, stock, ours));
        changed.add(new Act(last.step(), listed));
        return new Scenario(name, changed, throughout);
    }

    /** Any of the steps may differ so, and one of them must. */
    Scenario differsThroughout(String row, String value, String stock, String ours) {
        List<Listed> more = new ArrayList<>(throughout);
        more.add(new Listed(row, value, stock, ours));
        return new Scenario(name, acts, more);
    }

    @Override
    public String toString() {
        return name;
    }
}
