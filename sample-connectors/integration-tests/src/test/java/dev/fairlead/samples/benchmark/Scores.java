package dev.fairlead.samples.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured, and how ours compares. */
final class Scores {
    private final long begun = System.nanoTime();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private static final class Line {
        private final String unit;
        private final double goal;
        private double limit;
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
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        System.out.printf(
                "%2d:%02d %-9s %-52s %,10.2f %s%n",
                seconds / 60, seconds % 60, subject, what, value, unit);
    }

    /**
     * @param limit what ours must stay under, whatever stock does
     */
    void addBelow(String what, String unit, double limit, Subject subject, double value) {
        add(what, unit, 0, subject, value);
        Line line = lines.get(what);
        if (line != null) {
            line.limit = limit;
        }
    }

    /** Something that the reader of the table has to know; told once. */
    void note(String text) {
        if (notes.add(text)) {
            System.out.println(text);
        }
    }

    /** The medians, as a table of Markdown. */
    void print() {
        System.out.println();
        notes.forEach(note -> System.out.println("- " + note));
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
        boolean hasLimit = line.limit > 0 && !Double.isNaN(ours);
        boolean met = hasLimit ? ours < line.limit : ratio <= line.goal;
        String goal = hasGoal ? number("%.2f", line.goal) : "";
        System.out.println(
                "| "
                        + String.join(
                                " | ",
                                what + " (" + line.unit + ")",
                                number("%,.2f", stock),
                                number("%,.2f", ours),
                                number("%.2f", ratio),
                                hasLimit ? number("ours < %.0f", line.limit) : goal,
                                hasGoal || hasLimit ? (met ? "met" : "**missed**") : "")
                        + " |");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(format, value);
    }
}
