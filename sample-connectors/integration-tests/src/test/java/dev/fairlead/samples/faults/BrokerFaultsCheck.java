package dev.fairlead.samples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The worker with a real broker, while all around it fails. {@code -Dfairlead.faults.runs} says how
 * many runs there are, {@code -Dfairlead.faults.seed} which one is the first: a run depends on its
 * seed only, and on time.
 */
class BrokerFaultsCheck {
    private static final int RUNS = Integer.getInteger("fairlead.faults.runs", 5);
    private static final long SEED = Long.getLong("fairlead.faults.seed", 1);

    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    private static Site site;

    @BeforeAll
    static void open() throws Exception {
        CLIENTS.setLevel(Level.SEVERE);
        site =
                Site.open(
                        Path.of(System.getProperty("fairlead.faults.directory", "target/faults"))
                                .toAbsolutePath()
                                .resolve(String.valueOf(ProcessHandle.current().pid())));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Result run(Plan plan, String name) throws Exception {
        try (Run run = Run.of(site, plan, name)) {
            Result result = run.run();
            System.out.println(result.row());
            return result;
        }
    }

    @Test
    void nothing_is_lost_and_nobody_has_to_help() throws Exception {
        System.out.println(Result.heading());
        List<Result> results = new ArrayList<>();
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            results.add(run(Plan.of(seed), "run-" + seed));
        }

        assertThat(results)
                .allSatisfy(result -> assertThat(result.isSound()).as(result.row()).isTrue());
    }

    @Test
    void a_worker_that_starts_while_there_is_no_broker_is_there_when_the_broker_is()
            throws Exception {
        Result result = run(Plan.ofALongOutage(SEED), "outage-" + SEED);

        assertThat(result.isSound()).as(result.row()).isTrue();
        assertThat(result.starts()).isGreaterThan(2);
    }

    @Test
    void a_source_that_is_ahead_of_its_records_is_seen_to_lose() throws Exception {
        Plan plan = Plan.ofDeaths(SEED, SourceKind.HASTY, SinkKind.FILE_SINK);

        Result result = run(plan, "hasty-" + SEED);

        assertThat(result.lostBefore()).isPositive();
    }

    @Test
    void a_sink_that_keeps_lines_in_its_memory_is_seen_to_lose() throws Exception {
        Plan plan = Plan.ofDeaths(SEED, SourceKind.FOLLOW, SinkKind.LAZY);

        Result result = run(plan, "lazy-" + SEED);

        assertThat(result.lost()).isPositive();
        assertThat(result.lostBefore()).isZero();
    }
}
