package dev.fairlead.samples.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.metrics.ConnectorFacts;
import dev.fairlead.runtime.metrics.ConnectorMetrics;
import dev.fairlead.runtime.metrics.Reporting;
import dev.fairlead.runtime.metrics.TaskMetrics;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.MetricNameTemplate;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.file.FileStreamSinkTask;
import org.apache.kafka.connect.file.FileStreamSourceTask;
import org.apache.kafka.connect.runtime.ConnectMetricsRegistry;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.transforms.Filter;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The names of MBeans and attributes here and in Apache's ConnectMetricsRegistry. */
class MetricFidelityTest {
    /** What stock has in other modes only. */
    private static final Set<String> NOT_STANDALONE =
            Set.of(
                    "source-task-metrics [connector, task] transaction-size-avg",
                    "source-task-metrics [connector, task] transaction-size-max",
                    "source-task-metrics [connector, task] transaction-size-min");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final WorkerMetrics metrics = new WorkerMetrics(MetricOptions.defaults(), Time.SYSTEM);
    private final Reporting reporting = reporting();

    @BeforeEach
    void measureOneOfEach() {
        reporting.begin(Optional::empty);
        describe("in", "source", new FileStreamSourceTask()).source();
        describe("out", "sink", new FileStreamSinkTask()).sink();
    }

    @AfterEach
    void close() {
        reporting.close();
    }

    @Nested
    class TheMBeans {
        @Test
        void have_all_of_stocks_names_tags_and_attributes_and_no_others_in_stocks_groups()
                throws JMException {
            assertThat(ours()).isEqualTo(stocks());
        }
    }

    private static Set<String> stocks() {
        Set<String> names = new TreeSet<>();
        for (MetricNameTemplate template : new ConnectMetricsRegistry().getAllTemplates()) {
            if (!template.group().equals("connect-worker-rebalance-metrics")) {
                names.add(template.group() + " " + sorted(template.tags()) + " " + template.name());
            }
        }
        names.removeAll(NOT_STANDALONE);
        return names;
    }

    private Set<String> ours() throws JMException {
        Set<String> names = new TreeSet<>();
        for (ObjectName bean : server.queryNames(new ObjectName("kafka.connect:*"), null)) {
            String group = bean.getKeyProperty("type");
            Set<String> tags = new TreeSet<>(bean.getKeyPropertyList().keySet());
            tags.remove("type");
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                if (group.startsWith("connect") || group.matches("(source|sink|task-err).*")) {
                    names.add(group + " " + tags + " " + attribute.getName());
                }
            }
        }
        return names;
    }

    private static Set<String> sorted(Collection<String> tags) {
        return new TreeSet<>(tags);
    }

    private Reporting reporting() {
        Map<String, String> settings =
                Map.of("key.converter", "StringConverter", "value.converter", "StringConverter");
        return Reporting.of(
                metrics,
                WorkerOptions.parse("test", settings).metrics(),
                () -> "names",
                settings,
                getClass().getClassLoader());
    }

    private TaskMetrics describe(String connector, String type, Task task) {
        ConnectorFacts facts = new ConnectorFacts(connector, type, "a.Connector", "1");
        metrics.connector(facts, new Running());
        TaskMetrics described = metrics.task(new TaskId(connector, 0), facts, task);
        made(described, "key.converter", new StringConverter());
        made(described, "value.converter", new StringConverter());
        made(described, "header.converter", new StringConverter());
        made(described, "transforms.a.type", new Filter<>());
        made(described, "predicates.b.type", new RecordIsTombstone<>());
        return described;
    }

    private static void made(TaskMetrics described, String setting, Object plugin) {
        described.made(setting, plugin, plugin.getClass().getName());
    }

    private record Running() implements ConnectorMetrics.States {
        @Override
        public TaskState connector() {
            return TaskState.RUNNING;
        }

        @Override
        public Collection<TaskState> tasks() {
            return List.of(TaskState.RUNNING);
        }
    }
}
