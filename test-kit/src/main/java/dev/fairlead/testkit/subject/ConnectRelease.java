package dev.fairlead.testkit.subject;

import java.util.Arrays;
import java.util.List;

/** A release of Kafka Connect, such as 2.7.2. */
record ConnectRelease(String version) implements Comparable<ConnectRelease> {
    /** The oldest whose connect-api the kit can stand on. */
    static final ConnectRelease OLDEST = new ConnectRelease("2.7.2");

    ConnectRelease {
        if (!version.matches("\\d+\\.\\d+\\.\\d+([.-].*)?")) {
            throw new BadInput(
                    "\"%s\" is no version of Kafka Connect; write one such as 2.7.2, 3.9.1 or 4.3.1"
                            .formatted(version));
        }
    }

    /** The release to judge with: this, or the oldest that the kit can stand on. */
    ConnectRelease standIn() {
        return compareTo(OLDEST) < 0 ? OLDEST : this;
    }

    @Override
    public int compareTo(ConnectRelease other) {
        List<Integer> mine = numbers();
        List<Integer> others = other.numbers();
        for (int i = 0; i < 3; i++) {
            int order = Integer.compare(mine.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<Integer> numbers() {
        return Arrays.stream(version.split("[.-]")).limit(3).map(Integer::valueOf).toList();
    }
}
