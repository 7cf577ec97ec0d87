package dev.fairlead.samples.fidelity;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Schedules drawn from some steps; each ends with a stop. */
final class RandomSchedules {
    private static final int STEPS_MIN = 3;
    private static final int STEPS_MAX = 14;

    private RandomSchedules() {}

    /**
     * @param steps blanks between them; the more often, the likelier
     * @param counted the letters that may have a number
     */
    static List<String> draw(int count, String steps, String counted) {
        List<String> all = List.of(steps.split(" "));
        SplittableRandom random = new SplittableRandom(steps.hashCode());
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                random.ints(random.nextInt(STEPS_MIN, STEPS_MAX), 0, all.size())
                                        .mapToObj(all::get)
                                        .map(step -> step + number(step, counted, random))
                                        .collect(Collectors.joining(" ", "", " s")))
                .toList();
    }

    private static String number(String step, String counted, SplittableRandom random) {
        int drawn = random.nextInt(4);
        return drawn == 0 || !counted.contains(step) ? "" : Integer.toString(drawn);
    }
}
