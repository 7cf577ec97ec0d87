package dev.fairlead.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevLoopTest {
    @TempDir private Path project;
    private final List<String> said = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Set<Path>> built = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();
    private int crashes;
    private DevLoop loop;
    private Path source;
    private Path config;

    @BeforeEach
    void make_a_project() throws IOException {
        Path sources = Files.createDirectories(project.resolve("src/main/java"));
        Path configs = Files.createDirectories(project.resolve("src/dev"));
        source = Files.writeString(sources.resolve("A.java"), "class A {}");
        config = Files.writeString(configs.resolve("a.properties"), "name=a");
        loop =
                new DevLoop(
                        new DevFiles(
                                configs,
                                List.of(project.resolve("pom.xml")),
                                List.of(project.resolve("src/main"))),
                        new GivenBuilder(),
                        new GivenWorker(),
                        new GivenScreen());
    }

    @Nested
    class ASavedSource {
        @Test
        void is_built_and_the_worker_takes_what_comes_out() throws Exception {
            assertThat(loop.handle(new DevEvent.Saved(Set.of(source), 42))).isTrue();

            assertThat(built).containsExactly(Set.of(source));
            assertThat(told).containsExactly("reload 42 plugins/1");
        }

        @Test
        void that_does_not_compile_leaves_the_worker_alone_and_is_told() throws Exception {
            trouble = Optional.of("A.java:[1,1] what is this");

            loop.handle(new DevEvent.Saved(Set.of(source), 42));

            assertThat(told).isEmpty();
            assertThat(said)
                    .containsExactly("! FL603: A.java:[1,1] what is this", "the old code goes on");
        }

        @Test
        void comes_before_a_configuration_that_may_need_it() throws Exception {
            loop.handle(new DevEvent.Saved(Set.of(config, source), 42));

            assertThat(told).containsExactly("reload 42 plugins/1", "config 42 " + config);
        }
    }

    @Nested
    class ASavedConfiguration {
        @Test
        void is_given_to_the_worker_and_nothing_is_built() throws Exception {
            loop.handle(new DevEvent.Saved(Set.of(config), 7));

            assertThat(built).isEmpty();
            assertThat(told).containsExactly("config 7 " + config);
        }

        @Test
        void that_is_gone_ends_its_connector() throws Exception {
            Files.delete(config);

            loop.handle(new DevEvent.Saved(Set.of(config), 7));

            assertThat(told).containsExactly("gone " + config);
        }
    }

    @Nested
    class OtherFiles {
        @Test
        void mean_nothing_when_they_are_input_of_connectors_or_an_editors_own() throws Exception {
            loop.handle(
                    new DevEvent.Saved(
                            Set.of(
                                    project.resolve("src/dev/input/lines.txt"),
                                    project.resolve("src/dev/notes.txt"),
                                    project.resolve("src/dev/.a.properties.swp"),
                                    project.resolve("src/main/java/.#A.java"),
                                    project.resolve("src/main/java/A.java~"),
                                    project.resolve("README.md")),
                            1));

            assertThat(built).isEmpty();
            assertThat(told).isEmpty();
            assertThat(said).isEmpty();
        }

        @Test
        void need_another_start_when_they_are_poms() throws Exception {
            loop.handle(new DevEvent.Saved(Set.of(project.resolve("pom.xml")), 1));

            assertThat(said).singleElement().asString().startsWith("! FL604: ").contains("pom.xml");
        }
    }

    @Nested
    class AKey {
        @Test
        void becomes_a_command_of_the_worker() throws Exception {
            for (String key : List.of("p", "r", "b", "10b", "o", "s")) {
                assertThat(loop.handle(new DevEvent.Typed(key))).isTrue();
            }

            assertThat(told)
                    .containsExactly(
                            "pause", "restart", "rewind", "rewind 10", "offsets", "schemas");
        }

        @Test
        void kills_the_worker() throws Exception {
            assertThat(loop.handle(new DevEvent.Typed("c"))).isTrue();

            assertThat(crashes).isOne();
        }

        @Test
        void ends_it_all() throws Exception {
            assertThat(loop.handle(new DevEvent.Typed("q"))).isFalse();

            assertThat(told).containsExactly("quit");
        }

        @Test
        void that_there_is_not_is_answered_with_those_that_there_are() throws Exception {
            assertThat(loop.handle(new DevEvent.Typed("x"))).isTrue();
            assertThat(loop.handle(new DevEvent.Typed(""))).isTrue();

            assertThat(said).containsExactly("no key x; keys: " + Key.summary());
        }
    }

    @Nested
    class AProcessThatEndsByItself {
        @Test
        void ends_it_all() throws Exception {
            assertThat(loop.handle(new DevEvent.Ended("worker", 2))).isFalse();
        }
    }

    private final class GivenBuilder implements DevLoop.Builder {
        @Override
        public Optional<String> build(Set<Path> changed) {
            built.add(changed);
            return trouble;
        }

        @Override
        public Path place() {
            return Path.of("plugins", String.valueOf(built.size()));
        }
    }

    private final class GivenWorker implements DevLoop.Worker {
        @Override
        public void tell(String command) {
            told.add(command);
        }

        @Override
        public void crash() {
            crashes++;
        }
    }

    private final class GivenScreen implements DevLoop.Screen {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void warn(String lines) {
            said.add("! " + lines);
        }
    }
}
