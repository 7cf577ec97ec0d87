package dev.fairlead.testkit.examination;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/** Law M1: what is registered in JMX while a connector is at work, and afterwards. */
final class MetricChecks {
    private MetricChecks() {}

    /**
     * Law M1.
     *
     * @param shared whether other tests may register something at the same time
     */
    static void metrics(Candidate candidate, Scene scene, boolean shared, Tally tally)
            throws InterruptedException {
        if (shared) {
            tally.missed("tests run in parallel, and metrics belong to the whole JVM");
            return;
        }
        Work warm = Work.begin(candidate, scene); // what the JVM registers once isn't a metric
        warm.end();
        Set<String> before = names();
        Work work = Work.begin(candidate, scene);
        Set<String> own;
        try {
            work.some(1);
            own = names();
            own.removeAll(before);
        } finally {
            work.end();
        }
        Set<String> left = names();
        left.removeAll(before);
        if (own.isEmpty() && left.isEmpty()) {
            tally.missed("it registers nothing in JMX");
            return;
        }
        tally.judge(
                left.isEmpty(),
                "after stop there is still "
                        + left.stream().findFirst().map(scene.shorten()).orElse("")
                        + ", which came with start");
    }

    private static Set<String> names() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .map(ObjectName::getCanonicalName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
