package dev.fairlead.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ours in one domain, Kafka's in another, both with the same metrics. */
class JmxBeansTest {
    private static final String OURS = "jmx-beans-ours";
    private static final String KAFKAS = "jmx-beans-kafkas";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    private void report(Map<String, String> settings) {
        Map<String, MetricsReporter> reporters =
                Map.of(OURS, new JmxBeans(), KAFKAS, new JmxReporter());
        reporters.forEach(
                (domain, reporter) -> {
                    reporter.configure(settings);
                    reporter.contextChange(new KafkaMetricsContext(domain));
                    metrics.addReporter(reporter);
                });
    }

    private MetricName add(String name, String group, String... tags) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            pairs.put(tags[i], tags[i + 1]);
        }
        MetricName metric = new MetricName(name, group, "what " + name + " means", pairs);
        metrics.addMetric(metric, (Gauge<Object>) (config, now) -> name + "'s value");
        return metric;
    }

    /** All that a client can see, by name without the domain. */
    private Map<String, List<String>> seen(String domain) throws Exception {
        Map<String, List<String>> seen = new HashMap<>();
        for (ObjectName name : server.queryNames(new ObjectName(domain + ":*"), null)) {
            MBeanInfo info = server.getMBeanInfo(name);
            String[] names =
                    Arrays.stream(info.getAttributes())
                            .map(its -> its.getName())
                            .toArray(String[]::new);
            seen.put(
                    name.getCanonicalKeyPropertyListString(),
                    Stream.of(
                                    Stream.of(info.getClassName(), info.getDescription()),
                                    Arrays.stream(info.getAttributes()).map(Object::toString),
                                    server.getAttributes(name, names).stream()
                                            .map(Object::toString))
                            .flatMap(its -> its)
                            .sorted()
                            .toList());
        }
        return seen;
    }

    private void assertSame(int beans) throws Exception {
        assertThat(seen(OURS)).isEqualTo(seen(KAFKAS)).hasSize(beans);
    }

    @Nested
    class MetricsThatComeAndGo {
        @Test
        void are_seen_as_kafkas_reporter_shows_them() throws Exception {
            add("before", "workers");
            report(Map.of());
            assertSame(2);

            MetricName one = add("one", "tasks", "connector", "a,b=\"c\"*?", "task", "0");
            MetricName two = add("two", "tasks", "connector", "a,b=\"c\"*?", "task", "0");
            add("one", "tasks", "connector", "other", "empty", "");
            add("two", "tasks", "connector", "other");
            assertSame(4);

            metrics.removeMetric(one);
            assertSame(4);
            metrics.removeMetric(two);
            assertSame(3);
            add("two", "tasks", "connector", "a,b=\"c\"*?", "task", "0");
            assertSame(4);
        }

        @Test
        void are_left_out_as_the_settings_say() throws Exception {
            report(
                    Map.of(
                            "metrics.jmx.include",
                            ".*type=(tasks|workers).*",
                            "metrics.jmx.exclude",
                            ".*task=1.*"));
            add("one", "tasks", "task", "0");
            add("one", "tasks", "task", "1");
            add("one", "connectors");
            add("two", "tasks", "task", "1");

            assertSame(1);
        }

        @Test
        void are_gone_when_the_reporter_is_closed() throws Exception {
            report(Map.of());
            add("one", "tasks", "task", "0");

            metrics.close();

            assertSame(0);
        }
    }

    @Nested
    class AnAttributeThatIsNotThere {
        @Test
        void is_refused() throws Exception {
            report(Map.of());
            add("one", "tasks");
            ObjectName name = new ObjectName(OURS + ":type=tasks");

            assertThatThrownBy(() -> server.getAttribute(name, "two"))
                    .isInstanceOf(AttributeNotFoundException.class);
            assertThat(server.getAttributes(name, new String[] {"one", "two"})).hasSize(1);
        }
    }
}
