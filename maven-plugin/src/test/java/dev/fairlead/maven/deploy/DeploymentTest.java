package dev.fairlead.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.deploy.Deployment.Plan;
import dev.fairlead.maven.deploy.Deployment.Running;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys to a worker that runs in this process. */
class DeploymentTest {
    private static final String SOURCE = ObedientSource.class.getName();

    @TempDir private static Path directory;
    private static StandaloneWorker worker;
    private static Deployment deployment;

    @BeforeAll
    static void start_a_worker() {
        worker =
                StandaloneWorker.start(
                        WorkerSetup.of(
                                Map.of(
                                        "key.converter", "StringConverter",
                                        "value.converter", "StringConverter",
                                        "listeners", "http://localhost:0",
                                        "fairlead.data.dir", directory.toString())));
        deployment = new Deployment(rest(worker.restAddress().orElseThrow()), patience());
    }

    @AfterAll
    static void stop_it() {
        worker.close();
    }

    private static ConnectRest rest(URI address) {
        return new ConnectRest(address);
    }

    private static Patience patience() {
        return new Patience(Duration.ofMinutes(1), Duration.ZERO, System::nanoTime, Thread::yield);
    }

    @Nested
    class OfANewConnector {
        @Test
        void shows_its_settings_without_the_secrets_puts_it_and_waits_until_it_runs()
                throws Exception {
            ConnectorFile wanted =
                    connector("new", "connector.class=" + SOURCE + "\nsize=3\npin=1234\n");

            Plan plan = deployment.plan(wanted);
            Running running = deployment.carryOut(plan);

            assertThat(plan.isNew()).isTrue();
            assertThat(plan.difference())
                    .containsExactly("+ connector.class=" + SOURCE, "+ pin=[hidden]", "+ size=3");
            assertThat(running.tasks()).isEqualTo(1);
            assertThat(running.version()).isEqualTo("7.1");
            assertThat(running.worker()).isNotEmpty();
        }

        @Test
        void changes_nothing_before_it_is_carried_out() throws Exception {
            deployment.plan(connector("planned", "connector.class=" + SOURCE));

            assertThat(worker.herder().connectors()).doesNotContain("planned");
        }
    }

    @Nested
    class OfAConnectorThatRuns {
        @Test
        void has_nothing_to_do_for_the_same_configuration() throws Exception {
            ConnectorFile wanted = connector("same", "connector.class=" + SOURCE + "\nsize=3");
            deployment.carryOut(deployment.plan(wanted));

            assertThat(deployment.plan(wanted).isNeeded()).isFalse();
        }

        @Test
        void shows_what_is_new_what_is_gone_and_what_is_another_value() throws Exception {
            String head = "connector.class=" + SOURCE + "\n";
            deployment.carryOut(
                    deployment.plan(connector("changed", head + "size=3\ntasks.max=1")));

            Plan plan = deployment.plan(connector("changed", head + "size=4\nfails=false"));
            deployment.carryOut(plan);

            assertThat(plan.isNew()).isFalse();
            assertThat(plan.difference())
                    .containsExactly("+ fails=false", "~ size: 3 -> 4", "- tasks.max=1");
            assertThat(worker.herder().connector("changed").config()).containsEntry("size", "4");
        }

        @Test
        void says_so_when_the_worker_hides_a_value() throws Exception {
            ConnectorFile wanted = connector("hiding", "connector.class=" + SOURCE + "\npin=1234");
            deployment.carryOut(deployment.plan(wanted));

            assertThat(deployment.plan(wanted).difference())
                    .containsExactly("? pin: the worker doesn't tell its value");
        }
    }

    @Nested
    class OfAConnectorThatCannotRun {
        @Test
        void tells_all_settings_that_the_worker_refuses() throws Exception {
            MisfitException refused =
                    refused("wrong", "connector.class=" + SOURCE + "\nsize=11\nfails=perhaps");

            assertThat(refused.findings()).extracting(Finding::code).containsOnly("FL805");
            assertThat(refused.findings())
                    .extracting(Finding::what)
                    .anyMatch(what -> what.startsWith("the worker refuses \"size\": "))
                    .anyMatch(what -> what.startsWith("the worker refuses \"fails\": "));
            assertThat(refused.findings()).extracting(Finding::fix).contains("size=<how big>");
        }

        @Test
        void names_the_connectors_that_the_worker_has() throws Exception {
            Finding finding = only(refused("gone", "connector.class=com.acme.Gone"));

            assertThat(finding.code()).isEqualTo("FL804");
            assertThat(finding.what()).contains("com.acme.Gone");
            assertThat(finding.why()).startsWith("the worker ");
        }

        @Test
        void asks_for_a_class() throws Exception {
            assertThat(only(refused("empty", "size=1")).code()).isEqualTo("FL803");
        }

        @Test
        void shows_the_trace_of_a_task_that_fails_with_its_cause_in_front() throws Exception {
            Plan plan =
                    deployment.plan(connector("f", "connector.class=" + SOURCE + "\nfails=true"));

            MisfitException failed =
                    catchThrowableOfType(MisfitException.class, () -> deployment.carryOut(plan));

            Finding finding = only(failed);
            assertThat(finding.code()).isEqualTo("FL807");
            assertThat(finding.what())
                    .isEqualTo(
                            "task 0 of \"f\" failed: java.lang.IllegalArgumentException: no such"
                                    + " table");
            assertThat(finding.why()).contains("can't start", "ObedientTask.start");
        }

        @Test
        void gives_up_in_time_and_tells_the_states() throws Exception {
            ConnectorFile wanted = connector("paused", "connector.class=" + SOURCE);
            deployment.carryOut(deployment.plan(wanted));
            worker.herder().stop("paused").join();
            Deployment hasty =
                    new Deployment(
                            rest(worker.restAddress().orElseThrow()),
                            new Patience(Duration.ZERO, Duration.ZERO, System::nanoTime, () -> {}));

            MisfitException late =
                    catchThrowableOfType(
                            MisfitException.class,
                            () ->
                                    hasty.carryOut(
                                            deployment.plan(
                                                    connector(
                                                            "paused",
                                                            "connector.class="
                                                                    + SOURCE
                                                                    + "\nsize=2"))));

            assertThat(only(late).code()).isEqualTo("FL808");
            assertThat(only(late).what()).contains("connector STOPPED");
        }
    }

    @Nested
    class ToAWorkerThatIsNotThere {
        @Test
        void says_how_to_name_another() {
            Deployment nowhere =
                    new Deployment(rest(URI.create("http://me:secret@localhost:1")), patience());

            assertThatExceptionOfType(MisfitException.class)
                    .isThrownBy(() -> nowhere.plan(connector("x", "connector.class=X")))
                    .satisfies(
                            refused -> {
                                assertThat(only(refused).code()).isEqualTo("FL802");
                                assertThat(only(refused).where()).isEqualTo("http://localhost:1");
                            });
        }
    }

    private static MisfitException refused(String name, String settings) throws Exception {
        ConnectorFile connector = connector(name, settings);
        return catchThrowableOfType(MisfitException.class, () -> deployment.plan(connector));
    }

    private static Finding only(MisfitException refused) {
        assertThat(refused.findings()).hasSize(1);
        return refused.findings().get(0);
    }

    private static ConnectorFile connector(String name, String settings) throws Exception {
        Path file = directory.resolve(name + ".properties");
        Files.writeString(file, "name=" + name + "\n" + settings);
        return ConnectorFile.read(file);
    }
}
