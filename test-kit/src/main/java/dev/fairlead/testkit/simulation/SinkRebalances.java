package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.WorkerHappening;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Partitions go from one member of the group to another. */
final class SinkRebalances {
    private final SinkCrew crew;
    private final SimulatedTopic topic;
    private final History.Recorder recorder;

    SinkRebalances(SinkCrew crew, SimulatedTopic topic, History.Recorder recorder) {
        this.crew = crew;
        this.topic = topic;
        this.recorder = recorder;
    }

    /** The last partitions of the first member are revoked, and assigned again. */
    void revoke(int count) {
        recorder.note(new WorkerHappening.Asked("rebalance"));
        Set<TopicPartition> gone = last(count);
        crew.first()
                .driver()
                .ifPresent(
                        driver -> {
                            driver.revoke(gone);
                            driver.assign(gone);
                        });
    }

    /** The last partitions of the first member are lost, and assigned again. */
    void lose(int count) {
        recorder.note(new WorkerHappening.Asked("lose partitions"));
        Set<TopicPartition> gone = last(count);
        noteLost(gone);
        crew.first()
                .driver()
                .ifPresent(
                        driver -> {
                            driver.lose(gone);
                            driver.assign(gone);
                        });
    }

    private void noteLost(Set<TopicPartition> gone) {
        Set<Integer> places = new HashSet<>();
        gone.forEach(partition -> places.add(partition.partition()));
        recorder.note(new SinkIncident.Lost(places));
    }

    private Set<TopicPartition> last(int count) {
        List<TopicPartition> all = new ArrayList<>(topic.partitions());
        all.retainAll(crew.first().member().assigned());
        return Set.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    /** A partition of the first member goes to another one, if the connector has more tasks. */
    void give(int place, boolean lost) {
        TopicPartition gone = topic.partitions().get(place);
        if (!crew.first().member().assigned().contains(gone)) {
            return;
        }
        recorder.note(
                new WorkerHappening.Asked(
                        (lost ? "lose " : "give up ") + SinkHappening.letter(gone.partition())));
        if (lost) {
            noteLost(Set.of(gone));
            crew.first().driver().ifPresent(driver -> driver.lose(Set.of(gone)));
        } else {
            crew.first().driver().ifPresent(driver -> driver.revoke(Set.of(gone)));
        }
        crew.second().ifPresent(other -> other.assign(Set.of(gone)));
    }

    /** What other members have comes back to the first. */
    void takeBack() {
        recorder.note(new WorkerHappening.Asked("take the rest"));
        crew.members().stream()
                .skip(1)
                .forEach(
                        other ->
                                other.driver()
                                        .ifPresent(
                                                driver ->
                                                        driver.revoke(other.member().assigned())));
        assignTheRest();
    }

    /** What nobody has comes to the first member. */
    void assignTheRest() {
        List<TopicPartition> rest = new ArrayList<>(topic.partitions());
        crew.members().forEach(worker -> rest.removeAll(worker.member().assigned()));
        crew.first().assign(rest);
    }
}
