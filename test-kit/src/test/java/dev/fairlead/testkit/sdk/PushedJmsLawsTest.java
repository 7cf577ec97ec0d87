package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.world.jms.JmsWorld;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PushedJmsLawsTest {
    private static final List<String> SCHEDULES =
            List.of(
                    "A3 p a1 c x p a c",
                    "A2 p a1 c k A p",
                    "A1 p k K A1 p a K2 x p",
                    "A3 p a1 c k A1 p a1 K c A1 p a c",
                    "F A2 p a c",
                    "A2 G3 p a c",
                    "A2 p T a c A p",
                    "A4 p d p a c m p",
                    "A p s A p a x!2 A p",
                    "A4 p z1 p a c G1 p A p");

    @ParameterizedTest
    @EnumSource
    void a_queue_of_a_broker_keeps_its_messages_until_kafka_has_them(PushedJms.Mode mode) {
        SourceLaws laws =
                SourceLaws.of(PushedJms.class)
                        .in(JmsWorld.source("broker.url").with("queue.name", "${queue}"))
                        .with("mode", mode.name())
                        .with("topic", "messages")
                        .with("poll.idle.max", "1ms");
        for (String schedule : SCHEDULES) {
            Trial trial = laws.retrial(Schedule.parse(schedule));
            assertThat(Verdicts.broken(trial)).as(schedule).isEmpty();
        }
    }
}
