package dev.fairlead.samples.compared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what was seen of a scenario on both workers.
 *
 * @param everywhere differences that may show in any step
 */
record Comparison(List<Listed> everywhere) {
    private static final String STATUS = "status";
    private static final Set<String> OF_REFUSALS =
            Set.of(STATUS, "body.message", Seen.TROUBLE, Seen.EXPLANATION);

    Comparison {
        everywhere = List.copyOf(everywhere);
    }

    /** What is wrong, and which of the differences that may show everywhere did. */
    record Result(List<String> problems, Set<Listed> met) {}

    /** Differences that no list has, and listed ones that aren't there: one paragraph each. */
    Result compare(Scenario scenario, List<Seen> stock, List<Seen> ours) {
        List<String> problems = new ArrayList<>();
        Set<Listed> met = new HashSet<>();
        int played = Math.min(stock.size(), ours.size());
        for (int i = 0; i < Math.min(played, scenario.acts().size()); i++) {
            Scenario.Act act = scenario.acts().get(i);
            String label = "step " + (i + 1) + ", " + act.step().label();
            List<Listed> allowed = new ArrayList<>(act.listed());
            allowed.addAll(scenario.throughout());
            allowed.addAll(everywhere);
            Set<Listed> metHere = new HashSet<>();
            problems.addAll(differences(label, stock.get(i), ours.get(i), allowed, metHere));
            problems.addAll(missing(label, act.listed(), metHere));
            met.addAll(metHere);
        }
        if (played < scenario.acts().size()) {
            problems.add("step " + (played + 1) + " and those after it were not played");
        } else {
            problems.addAll(missing("all steps", scenario.throughout(), met));
        }
        return new Result(problems, met);
    }

    private static List<String> differences(
            String label, Seen stock, Seen ours, List<Listed> allowed, Set<Listed> met) {
        Set<String> names = new TreeSet<>(stock.values().keySet());
        names.addAll(ours.values().keySet());
        if (!stock.value(STATUS).equals(ours.value(STATUS))) {
            names.retainAll(OF_REFUSALS); // an answer has nothing in common with a refusal
        }
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            String onStock = stock.value(name);
            String onOurs = ours.value(name);
            List<Listed> covering =
                    allowed.stream().filter(each -> each.covers(name, onStock, onOurs)).toList();
            boolean isTrouble = name.equals(Seen.TROUBLE) || name.equals(Seen.EXPLANATION);
            if ((isTrouble || !onStock.equals(onOurs)) && covering.isEmpty()) {
                problems.add(
                        "%s: %s%n    stock %s%n    ours  %s"
                                .formatted(label, name, onStock, onOurs));
            } else if (!onStock.equals(onOurs)) {
                met.addAll(covering);
            }
        }
        return problems;
    }

    private static List<String> missing(String label, List<Listed> listed, Set<Listed> met) {
        return listed.stream()
                .filter(each -> !met.contains(each))
                .map(each -> label + ": listed as a difference, but isn't one: " + each)
                .toList();
    }
}
