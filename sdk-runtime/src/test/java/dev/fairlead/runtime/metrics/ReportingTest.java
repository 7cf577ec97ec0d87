package dev.fairlead.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.config.WorkerOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportingTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<Reporting> all = new ArrayList<>();

    @AfterEach
    void close() {
        all.forEach(Reporting::close);
    }

    @Nested
    class AWorkerAloneInItsJvm {
        @Test
        void shows_its_metrics_where_stock_does() throws Exception {
            begin("one", Map.of());

            ObjectName worker = new ObjectName("kafka.connect:type=connect-worker-metrics");
            assertThat(server.getAttribute(worker, "connector-count")).isEqualTo(0.0);
            ObjectName app = new ObjectName("kafka.connect:type=app-info,id=one");
            assertThat(server.getAttribute(app, "Version")).isNotNull();
        }

        @Test
        void leaves_nothing_behind() throws Exception {
            begin("one", Map.of()).close();

            assertThat(server.queryNames(new ObjectName("kafka.connect*:*"), null)).isEmpty();
        }

        @Test
        void shows_nothing_when_no_reporter_is_wanted() throws Exception {
            begin("one", Map.of("metric.reporters", ""));

            assertThat(server.queryNames(new ObjectName("kafka.connect*:*"), null)).isEmpty();
        }
    }

    @Nested
    class ASecondWorker {
        @Test
        void has_a_domain_of_its_own() throws Exception {
            begin("one", Map.of());
            begin("two", Map.of());

            assertThat(worker("kafka.connect")).isEqualTo("one");
            assertThat(worker("kafka.connect-2")).isEqualTo("two");
        }

        @Test
        void does_not_take_the_first_one_with_it_when_it_ends() throws Exception {
            begin("one", Map.of());
            begin("two", Map.of()).close();

            assertThat(worker("kafka.connect")).isEqualTo("one");
            assertThat(server.queryNames(new ObjectName("kafka.connect-2:*"), null)).isEmpty();
        }

        @Test
        void has_the_domain_of_one_that_has_ended() throws Exception {
            begin("one", Map.of()).close();
            begin("two", Map.of());

            assertThat(worker("kafka.connect")).isEqualTo("two");
        }

        private Object worker(String domain) throws Exception {
            return server.getAttribute(new ObjectName(domain + ":type=fairlead-worker"), "Id");
        }
    }

    @Nested
    class AReporterOfTheUser {
        @Test
        void hears_of_the_metrics_the_cluster_and_the_labels() {
            begin(
                    "one",
                    Map.of(
                            "metric.reporters",
                            Kept.class.getName(),
                            "metrics.context.site",
                            "Oslo",
                            "my.endpoint",
                            "x"));

            Kept kept = Kept.LAST.get();
            assertThat(kept.settings).containsEntry("my.endpoint", "x");
            assertThat(kept.labels)
                    .containsEntry("site", "Oslo")
                    .containsEntry("connect.kafka.cluster.id", "lkc-1");
            assertThat(kept.names).contains("connector-startup-attempts-total");
        }

        @Test
        void is_closed_once() {
            WorkerMetrics metrics = new WorkerMetrics(MetricOptions.defaults(), new SteeredTime());
            Kept kept = new Kept();
            metrics.metrics().addReporter(kept);

            metrics.close();
            metrics.close();

            assertThat(kept.closed).isEqualTo(1);
        }

        @Test
        void that_is_not_there_is_told_at_the_start() {
            Map<String, String> settings = Map.of("metric.reporters", "com.acme.Graphite");

            assertThatThrownBy(() -> begin("one", settings))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(
                            "metric.reporters=\"com.acme.Graphite\" can't be made:"
                                    + " ClassNotFoundException: com.acme.Graphite; name a class"
                                    + " on the worker's class path that implements"
                                    + " org.apache.kafka.common.metrics.MetricsReporter");
        }
    }

    private Reporting begin(String worker, Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>(settings);
        complete.put("key.converter", "StringConverter");
        complete.put("value.converter", "StringConverter");
        WorkerOptions options = WorkerOptions.parse("test", complete);
        WorkerMetrics metrics = new WorkerMetrics(options.metrics(), new SteeredTime());
        Reporting reporting =
                Reporting.of(
                        metrics,
                        options.metrics(),
                        () -> worker,
                        options.settings(),
                        getClass().getClassLoader());
        all.add(reporting);
        reporting.begin(() -> Optional.of("lkc-1"));
        return reporting;
    }

    /** Keeps what it is told. */
    public static final class Kept implements MetricsReporter {
        static final ThreadLocal<Kept> LAST = new ThreadLocal<>();

        final List<String> names = new ArrayList<>();
        int closed;
        Map<String, Object> settings = Map.of();
        Map<String, String> labels = Map.of();

        @Override
        public void configure(Map<String, ?> given) {
            LAST.set(this);
            settings = new HashMap<>(given);
        }

        @Override
        public void contextChange(MetricsContext context) {
            labels = context.contextLabels();
        }

        @Override
        public void init(List<KafkaMetric> metrics) {
            metrics.forEach(this::metricChange);
        }

        @Override
        public void metricChange(KafkaMetric metric) {
            names.add(metric.metricName().name());
        }

        @Override
        public void metricRemoval(KafkaMetric metric) {
            names.remove(metric.metricName().name());
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
