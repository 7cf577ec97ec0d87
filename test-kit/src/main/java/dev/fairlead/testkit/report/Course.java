package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * How a life went from the damage to where it shows, in sentences.
 *
 * @param stages in the order of time
 */
record Course(List<Stage> stages) {
    /**
     * One step that counts.
     *
     * @param step its number
     * @param name what happens in it
     * @param meaning what that means for the law
     */
    record Stage(int step, String name, String meaning) {
        @Override
        public String toString() {
            return "step " + step + " (" + name + "): " + meaning;
        }
    }

    Course {
        stages = List.copyOf(stages);
    }

    static Course of(Counterexample broken) {
        Turning turning = broken.turning();
        List<Stage> stages = new ArrayList<>();
        if (turning.isExposedFirst()) {
            stages.add(
                    stage(
                            broken,
                            turning.exposed(),
                            "the damage is done; from here on a crash breaks the law"));
        }
        if (turning.inevitable() > 0) {
            String meaning =
                    turning.inevitable() == 1
                            ? "this is all it takes"
                            : "inevitable from here on, even if nothing else fails";
            stages.add(stage(broken, turning.inevitable(), meaning));
        }
        int shown = broken.history().entries().get(broken.violation().at()).step();
        if (!stages.isEmpty() && shown > turning.inevitable()) {
            stages.add(stage(broken, shown, "here it shows"));
        }
        return new Course(stages);
    }

    private static Stage stage(Counterexample broken, int step, String meaning) {
        return new Stage(step, nameOf(broken.history(), step), meaning);
    }

    private static String nameOf(History history, int step) {
        return history.entries().stream()
                .filter(entry -> entry.step() == step && entry.what().isShown())
                .map(entry -> (entry.what().verb() + " " + entry.what().object()).trim())
                .findFirst()
                .map(name -> Markup.cut(name, 30))
                .orElse("nothing to see");
    }

    /** One line of a failure for each stage before it shows. */
    String line() {
        StringBuilder lines = new StringBuilder();
        for (Stage stage : stages) {
            if (!stage.meaning().startsWith("here")) {
                lines.append(stage).append('\n');
            }
        }
        return lines.toString();
    }
}
