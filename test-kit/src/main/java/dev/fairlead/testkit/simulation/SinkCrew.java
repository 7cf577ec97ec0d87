package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.SinkHappening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The workers of one life: those that are members of the group at the moment, the first of which is
 * the one that most steps are about, and those that were given up but whose tasks live on.
 */
final class SinkCrew {
    /** Commits positions, unless it was given up. */
    interface Commits {
        Optional<Boolean> commit(Map<TopicPartition, Long> positions);
    }

    /** What a crew works with. */
    record Means(
            SinkWorker.Home home,
            SimulatedTopic topic,
            OutsideCalls calls,
            VirtualClock clock,
            CrashPoints points) {}

    private final Means means;
    private final Commits commits;
    private final List<SinkWorker> ever = new ArrayList<>();
    private final List<SinkWorker> members = new ArrayList<>();
    private final List<SinkWorker> zombies = new ArrayList<>();
    private Reporting reporting = Reporting.NONE;
    private int tasks;

    SinkCrew(Means means, Commits commits) {
        this.means = means;
        this.commits = commits;
        this.tasks = means.home().subject().tasks();
        join(0);
    }

    /** From now on workers come up with this; one that is up keeps what it has. */
    void report(Reporting reporting) {
        this.reporting = reporting;
    }

    /** The worker that most steps are about. */
    SinkWorker first() {
        return members.get(0);
    }

    /** The members of the group. */
    List<SinkWorker> members() {
        return List.copyOf(members);
    }

    /** Those that were given up. */
    List<SinkWorker> zombies() {
        return List.copyOf(zombies);
    }

    /** The one before the first of now, which may have ended. */
    SinkWorker last() {
        return ever.get(ever.size() - 2);
    }

    /** Calls each driver of a member. */
    void each(Consumer<SimulatedSinkDriver> action) {
        members().forEach(worker -> worker.driver().ifPresent(action));
    }

    private SinkWorker join(int incarnation) {
        means.calls().incarnate();
        List<SinkWorker> itself = new ArrayList<>(1);
        SimulatedMember member =
                new SimulatedMember(means.topic(), positions -> note(itself, positions));
        SinkWorker made =
                new SinkWorker(
                        means.home(),
                        new SimulatedSinkDriver.Site(
                                member,
                                positions ->
                                        zombies.containsAll(itself)
                                                ? Optional.of(false)
                                                : commits.commit(positions),
                                means.clock(),
                                means.points()),
                        reporting,
                        incarnation);
        itself.add(made);
        ever.add(made);
        members.add(made);
        return made;
    }

    private void note(List<SinkWorker> itself, Map<TopicPartition, Long> positions) {
        if (!zombies.containsAll(itself)) {
            Map<Integer, Long> places = new TreeMap<>();
            positions.forEach((partition, at) -> places.put(partition.partition(), at));
            means.home().journal().recorder().note(new SinkHappening.Positioned(places));
        }
    }

    /** The first worker comes up. */
    void begin() {
        start(first(), 0, false);
    }

    private void start(SinkWorker worker, int own, boolean paused) {
        worker.start(own, tasks, paused);
        if (own == 0) {
            List<TopicPartition> rest = new ArrayList<>(means.topic().partitions());
            members.stream().skip(1).forEach(other -> rest.removeAll(other.member().assigned()));
            worker.assign(rest);
        }
    }

    /** In place of all members comes a new one. */
    void replace(boolean paused) {
        members.clear();
        start(join(means.home().journal().recorder().incarnate()), 0, paused);
    }

    /** In place of all members come some, which share the partitions. */
    void replace(int tasks) {
        this.tasks = tasks;
        members.clear();
        SinkWorker one = join(means.home().journal().recorder().incarnate());
        one.start(0, tasks, false);
        for (int own = 1; own < tasks; own++) {
            second(own);
        }
        List<TopicPartition> all = means.topic().partitions();
        List<SinkWorker> able =
                members.stream().filter(worker -> worker.driver().isPresent()).toList();
        for (int i = 0; i < able.size(); i++) {
            int share = i;
            able.get(i)
                    .assign(
                            all.stream()
                                    .filter(each -> each.partition() % able.size() == share)
                                    .toList());
        }
    }

    /** The members but {@code worker} go on; in its place comes a new one. */
    void replaceFailed(SinkWorker worker) {
        int own = members.indexOf(worker);
        Set<TopicPartition> its = worker.member().assigned();
        worker.member().unassign(its);
        int incarnation = means.home().journal().recorder().incarnate();
        SinkWorker made = join(incarnation);
        members.remove(members.size() - 1);
        members.set(own, made);
        made.start(own, tasks, false);
        List<TopicPartition> free = new ArrayList<>(means.topic().partitions());
        members.forEach(other -> free.removeAll(other.member().assigned()));
        if (own > 0) {
            free.retainAll(its);
        }
        made.assign(free);
    }

    /** In place of all members comes a new one, while the task of the first lives on. */
    void giveUp() {
        SinkWorker old = first();
        old.giveUp();
        zombies.add(old);
        members.stream().skip(1).forEach(SinkWorker::giveUp);
        replace(false);
    }

    /** All are gone. */
    void die() {
        zombies.clear();
    }

    /** A member beside the first; empty when the connector has but one task. */
    Optional<SinkWorker> second() {
        if (members.size() < 2 && tasks > 1) {
            return second(1);
        }
        return members.size() < 2 ? Optional.empty() : Optional.of(members.get(1));
    }

    private Optional<SinkWorker> second(int own) {
        SinkWorker made = join(means.home().journal().recorder().incarnate());
        made.start(own, tasks, false);
        return Optional.of(made);
    }

    /** Lets go of what is still open. */
    void bury() {
        ever.forEach(SinkWorker::bury);
    }
}
