package dev.fairlead.api.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Setting;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RecordPredicateTest {
    record TopicsConfig(@Setting("The topics that are meant") List<String> meant) {}

    static final class OfTopic<R extends ConnectRecord<R>>
            extends RecordPredicate<TopicsConfig, R> {
        @Override
        protected boolean test(TopicsConfig config, R record) {
            return config.meant().contains(record.topic());
        }
    }

    @Test
    void answers_by_its_settings_for_source_and_sink_records() {
        OfTopic<SourceRecord> source = new OfTopic<>();
        source.configure(Map.of("meant", "a, topic"));
        assertThat(Samples.source()).allMatch(source::test);
        OfTopic<SinkRecord> sink = new OfTopic<>();
        sink.configure(Map.of("meant", "a, topic"));
        assertThat(Samples.sink()).noneMatch(sink::test);
        sink.configure(Map.of("meant", "renamed"));
        assertThat(Samples.sink()).allMatch(sink::test);
    }

    @Test
    void knows_its_settings_and_refuses_bad_ones() {
        OfTopic<SourceRecord> predicate = new OfTopic<>();
        assertThat(predicate.config().names()).containsExactly("meant");
        assertThat(predicate.version()).isEqualTo("unversioned");
        assertThatThrownBy(() -> predicate.configure(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("meant: is missing");
    }

    @Test
    void needs_settings_to_test_but_not_to_close() {
        OfTopic<SourceRecord> predicate = new OfTopic<>();
        assertThatThrownBy(() -> predicate.test(Samples.source().get(0)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("call configure");
        predicate.close();
    }
}
