package dev.fairlead.samples.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, and how ours compares. */
final class Scores {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private static final class Line {
        private final String unit;
        private final double goal;
        private final Map<Subject, List<Double>> values = new EnumMap<>(Subject.class);

        Line(String unit, double goal) {
            this.unit = unit;
            this.goal = goal;
        }

        double median(Subject subject) {
            List<Double> sorted = new ArrayList<>(values.getOrDefault(subject, List.of()));
            sorted.sort(null);
            int n = sorted.size();
            return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        }
    }

    /**
     * @param goal what ours may be at most, as a share of stock's; 0 for no goal
     */
    void add(String what, String unit, double goal, Subject subject, double value) {
        lines.computeIfAbsent(what, key -> new Line(unit, goal))
                .values
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(value);
        System.out.printf("%-9s %-40s %,10.2f %s%n", subject, what, value, unit);
    }

    void print() {
        System.out.println();
        System.out.println("| what | stock | ours | ratio | goal | |");
        System.out.println("|---|---|---|---|---|---|");
        lines.forEach(Scores::print);
    }

    private static void print(String what, Line line) {
        double stock = line.median(Subject.STOCK);
        double ours = line.median(Subject.FAIRLEAD);
        double ratio = ours / stock;
        boolean hasGoal = line.goal > 0 && !Double.isNaN(ratio);
        System.out.printf(
                "| %s (%s) | %,.2f | %,.2f | %.2f | %s | %s |%n",
                what,
                line.unit,
                stock,
                ours,
                ratio,
                hasGoal ? String.format("%.2f", line.goal) : "",
                hasGoal ? (ratio <= line.goal ? "met" : "**missed**") : "");
    }
}
