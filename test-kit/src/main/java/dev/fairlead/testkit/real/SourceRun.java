package dev.fairlead.testkit.real;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A source on a real worker, which is killed again and again while its world grows. */
final class SourceRun {
    private final RunningWorker worker;
    private final RealOptions options;
    private final SourceWorld world;
    private final TopicTail tail;
    private final SplittableRandom random;
    private final Growth growth;
    private final History.Recorder recorder = new History.Recorder();
    private final Map<String, Item> items = new HashMap<>();
    private final Set<Item> arrived = new HashSet<>();
    private final List<Item> added = new ArrayList<>();
    private final List<Arrived> seen = new ArrayList<>();
    private final SourceWitness witness;
    private final KillCount kills = new KillCount();

    private SourceRun(
            RunningWorker worker, RealOptions options, SourceWorld world, TopicTail tail) {
        this.worker = worker;
        this.options = options;
        this.world = world;
        this.tail = tail;
        this.random = new SplittableRandom(options.seed());
        this.growth = new Growth(random.split(), options.textures(), world.places());
        this.witness = new SourceWitness(world, items, recorder);
    }

    /** Lives through all kills, and comes to rest. */
    static Outcome live(Setup setup, Supplier<? extends SourceWorld> worlds) {
        try (SourceWorld world = worlds.get();
                TopicTail tail = new TopicTail(setup.bootstrapServers());
                RunningWorker worker = setup.worker(world.settings())) {
            return new SourceRun(worker, setup.options(), world, tail).live();
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
        counts.put("items", (long) items.size());
        counts.put("records", (long) tail.count());
        counts.put("records that came again", (long) witness.repeated());
        counts.put("items that never came", (long) (items.size() - arrived.size()));
        return new Outcome(
                recorder.history(),
                options.kills(),
                counts,
                kills.situations(),
                worker.complaints());
    }

    /** Kills once so many more records came, and a moment later. */
    private void untilKilled(int kill) {
        growth.allow(options.items());
        int killAt = tail.count() + random.nextInt(1, options.items());
        worker.start();
        Quiet quiet = new Quiet(options.patienceWithStart());
        while (tail.count() < killAt && !quiet.isLong()) {
            step(quiet);
        }
        KillMoment moment = new KillMoment(kill, random, options.patience());
        while (!moment.isHere(worker::hasStoredOffsets)) {
            step(quiet);
        }
        growth.allow(options.items());
        add(growth.more()); // so that there is something that it hasn't done yet
        worker.kill();
        write();
        kills.note(KillSituation.UNFINISHED, arrived.size() < items.size());
        kills.note(KillSituation.UNCOVERED, witness.isUncovered());
        kills.note(KillSituation.COVERED, witness.isCovered());
        recorder.note(new WorkerHappening.Crashed());
        recorder.note(new WorkerHappening.Restarted(recorder.incarnate()));
    }

    /** A few more items show that it works; then all must come. */
    private void untilAtRest() {
        for (int place = 0; place < world.places(); place++) {
            add(List.of(growth.item(place)));
        }
        worker.start();
        Quiet quiet = new Quiet(options.patienceWithStart());
        while (!isAllThere() && !quiet.isLong()) {
            int before = tail.count();
            tail.read();
            worker.mustLive();
            if (tail.count() > before) {
                quiet = new Quiet(options.patience());
                recognise();
            }
        }
        worker.stop();
        write();
    }

    private void step(Quiet quiet) {
        int before = tail.count();
        if (!growth.isOver()) {
            add(growth.more());
        }
        tail.read();
        worker.mustLive();
        if (tail.count() > before) {
            quiet.end();
        }
    }

    private void add(List<Item> more) {
        for (Item item : more) {
            items.put(item.text(), item);
            world.add(item);
            added.add(item);
        }
        more.stream().map(Item::place).distinct().forEach(world::endStep);
    }

    private void recognise() {
        for (Arrived record : tail.take()) {
            seen.add(record);
            witness.itemOf(record).ifPresent(arrived::add);
        }
    }

    private boolean isAllThere() {
        return arrived.size() == items.size();
    }

    /** Writes down what this worker did, now that it is gone. */
    private void write() {
        tail.readToEnd();
        recognise();
        recorder.note(new SourceHappening.Appended(added));
        added.clear();
        witness.emitted(seen);
        seen.clear();
        witness.offsets(worker.offsets());
    }
}
