package dev.fairlead.testkit.real;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A sink on a real worker, which is killed again and again while its topic grows. */
final class SinkRun {
    private final RunningWorker worker;
    private final RealOptions options;
    private final FilledTopic topic;
    private final SplittableRandom random;
    private final Growth growth;
    private final History.Recorder recorder = new History.Recorder();
    private final SinkWitness witness;
    private final KillCount kills = new KillCount();

    private SinkRun(RunningWorker worker, RealOptions options, SinkWorld world, FilledTopic topic) {
        this.worker = worker;
        this.options = options;
        this.topic = topic;
        this.random = new SplittableRandom(options.seed());
        this.growth = new Growth(random.split(), options.textures(), world.partitions());
        this.witness = new SinkWitness(world, topic, recorder);
    }

    /** Lives through all kills, and comes to rest. */
    static Outcome live(Setup setup, Supplier<? extends SinkWorld> worlds) {
        try (SinkWorld world = worlds.get();
                FilledTopic topic = new FilledTopic(setup.bootstrapServers(), world)) {
            Map<String, String> settings = new TreeMap<>(world.settings());
            settings.put("topics", topic.name());
            settings.put("consumer.override.group.id", topic.group());
            try (RunningWorker worker = setup.worker(settings)) {
                return new SinkRun(worker, setup.options(), world, topic).live();
            }
        }
    }

    private Outcome live() {
        for (int kill = 0; kill < options.kills(); kill++) {
            recorder.enter(kill + 1);
            untilKilled(kill);
        }
        recorder.enter(options.kills() + 1);
        recorder.note(new WorkerHappening.FaultsEnded());
        untilAtRest();
        recorder.note(new WorkerHappening.CameToRest());
        Map<String, Long> counts = new TreeMap<>();
        counts.put("kills", (long) options.kills());
        counts.put("seed", options.seed());
        counts.put("records", (long) topic.size());
        counts.put("records stored more than once", (long) witness.repeated());
        counts.put("records never stored", (long) (topic.size() - witness.storedItems()));
        return new Outcome(
                recorder.history(),
                options.kills(),
                counts,
                kills.situations(),
                worker.complaints());
    }

    private void untilKilled(int kill) {
        growth.allow(options.items());
        int killAt = witness.storedItems() + random.nextInt(1, options.items());
        witness.begin();
        worker.start();
        Quiet quiet = new Quiet(options.patienceWithStart());
        while (witness.storedItems() < killAt && !quiet.isLong()) {
            step(quiet);
        }
        KillMoment moment = new KillMoment(kill, random, options.patience());
        while (!moment.isHere(witness::hasMoreCommitted)) {
            step(quiet);
        }
        growth.allow(options.items());
        add(growth.more()); // so that there is something that it hasn't done yet
        worker.kill();
        witness.write();
        kills.note(KillSituation.UNSTORED, witness.storedItems() < topic.size());
        kills.note(KillSituation.UNCOMMITTED, witness.isUncommitted());
        kills.note(KillSituation.COMMITTED, witness.isCommitted());
        recorder.note(new WorkerHappening.Crashed());
        recorder.note(new WorkerHappening.Restarted(recorder.incarnate()));
    }

    /** A few more records show that it works; then all must be stored. */
    private void untilAtRest() {
        for (int place = 0; place < topic.partitions(); place++) {
            add(List.of(growth.item(place)));
        }
        witness.begin();
        worker.start();
        Quiet quiet = new Quiet(options.patienceWithStart());
        while (witness.storedItems() < topic.size() && !quiet.isLong()) {
            worker.mustLive();
            topic.waitAMoment();
            if (witness.look()) {
                quiet = new Quiet(options.patience());
            }
        }
        worker.stop();
        witness.write();
        witness.arrange();
    }

    private void step(Quiet quiet) {
        if (!growth.isOver()) {
            add(growth.more());
        }
        topic.waitAMoment();
        worker.mustLive();
        if (witness.look()) {
            quiet.end();
        }
    }

    private void add(List<Item> items) {
        if (!items.isEmpty()) {
            long first = topic.add(items);
            recorder.note(new SinkHappening.Appended(items, first));
        }
    }
}
