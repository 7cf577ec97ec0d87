package dev.fairlead.testkit.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Gone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {
    private static final ClassLoader LOADER =
            InstrumentedLoader.overClassPath(RewriterTest.class.getClassLoader());

    @TempDir private Path directory;

    private final List<String> calls = new ArrayList<>();

    @AfterEach
    void leave() {
        Outside.leave();
    }

    private void enter(Fate fate, int at, Optional<Disk> disk) {
        new Outside(
                        call -> {
                            calls.add(call);
                            return calls.size() == at ? fate : Fate.PASS;
                        },
                        new Ticking(),
                        new Lots(),
                        disk)
                .enter();
    }

    @Test
    void a_thread_that_outlives_its_life_goes_by_the_time_of_the_next() throws Exception {
        Life first = new Life("2030-01-01T00:00:00Z");
        Life second = new Life("2031-01-01T00:00:00Z");
        List<Instant> seen = new ArrayList<>();
        new Outside(call -> Fate.PASS, first, new Lots(), Optional.empty()).enter();
        ExecutorService watchdog = Executors.newSingleThreadExecutor();
        seen.add(watchdog.submit(Clocks::now).get());
        first.over = true;
        new Outside(call -> Fate.PASS, second, new Lots(), Optional.empty()).enter();
        seen.add(watchdog.submit(Clocks::now).get());
        watchdog.shutdownNow();

        assertThat(seen).containsExactly(first.now, second.now);
    }

    private static final class Life implements Time {
        private final Instant now;
        private volatile boolean over;

        private Life(String now) {
            this.now = Instant.parse(now);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pass(Duration duration) {}

        @Override
        public boolean isOwn() {
            return true;
        }

        @Override
        public boolean isOver() {
            return over;
        }
    }

    private static final class Ticking implements Time {
        private Instant now = Instant.parse("2040-01-01T00:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public boolean isOwn() {
            return true;
        }
    }

    @SuppressWarnings("unchecked") // the class says so
    private static Function<Path, List<String>> instrumented(Class<?> type) {
        ClassLoader loader = InstrumentedLoader.overClassPath(RewriterTest.class.getClassLoader());
        try {
            return (Function<Path, List<String>>)
                    LOADER.loadClass(type.getName()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path made(String name) {
        try {
            return Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> said(Function<Path, List<String>> subject, Path where) {
        return subject.apply(where).stream()
                .map(line -> line.replace(where.toString(), "HERE"))
                .toList();
    }

    @Nested
    class WhenNothingFails {
        @Test
        void calls_do_what_those_of_the_jdk_do() {
            List<String> expected = said(new EveryCall(), made("real"));
            enter(Fate.PASS, 0, Optional.of(new Disk()));
            assertThat(said(instrumented(EveryCall.class), made("instrumented")))
                    .isEqualTo(expected)
                    .hasSizeGreaterThan(40);
        }

        @Test
        void each_call_is_met() {
            enter(Fate.PASS, 0, Optional.empty());
            instrumented(EveryCall.class).apply(made("here"));
            assertThat(calls)
                    .contains(
                            "open old",
                            "write 3 bytes to old",
                            "force old",
                            "open channel to write",
                            "force channel",
                            "truncate channel",
                            "rename made to other",
                            "delete other",
                            "open printed",
                            "read printed",
                            "list here")
                    .hasSizeGreaterThan(90);
        }

        @Test
        void nothing_is_met_outside_of_a_life() {
            instrumented(EveryCall.class).apply(made("here"));
            assertThat(calls).isEmpty();
        }

        @Test
        void time_is_virtual() {
            enter(Fate.PASS, 0, Optional.empty());
            assertThat(instrumented(EveryCall.Waiting.class).apply(directory))
                    .containsExactly(
                            "sleep 60",
                            "unit 7",
                            "park 9",
                            "queue 30",
                            "wait 50",
                            "date 2040",
                            "day 2040-01-01 2040");
        }
    }

    @Nested
    class WhatIsLeftToChance {
        private List<String> drawn() {
            enter(Fate.PASS, 0, Optional.empty());
            return instrumented(EveryCall.Drawing.class).apply(directory);
        }

        @Test
        void is_the_same_in_every_life() {
            assertThat(drawn()).isEqualTo(drawn()).hasSize(11);
        }

        @Test
        void differs_from_draw_to_draw() {
            enter(Fate.PASS, 0, Optional.empty());
            Function<Path, List<String>> drawing = instrumented(EveryCall.Drawing.class);
            assertThat(drawing.apply(directory))
                    .doesNotContainAnyElementsOf(drawing.apply(directory));
        }

        @Test
        void is_chance_outside_of_a_life() {
            Function<Path, List<String>> drawing = instrumented(EveryCall.Drawing.class);
            assertThat(drawing.apply(directory))
                    .doesNotContainAnyElementsOf(drawing.apply(directory));
        }
    }

    @Nested
    class WhenACallFails {
        @Test
        void each_call_may_fail_and_the_plugin_hears_of_it_as_of_the_jdk() {
            enter(Fate.PASS, 0, Optional.empty());
            instrumented(EveryCall.class).apply(made("counted"));
            int count = calls.size();
            for (int at = 1; at <= count; at++) {
                for (Fate fate : List.of(Fate.FAIL_BEFORE, Fate.FAIL_HALFWAY, Fate.TIME_OUT)) {
                    calls.clear();
                    enter(fate, at, Optional.empty());
                    assertThat(instrumented(EveryCall.class).apply(made(fate + "-" + at)))
                            .isNotEmpty();
                }
            }
        }

        @Test
        void a_write_may_be_done_by_half() throws IOException {
            Path here = made("here");
            enter(Fate.FAIL_HALFWAY, 3, Optional.empty());
            assertThat(instrumented(EveryCall.class).apply(here))
                    .containsExactly("failed: java.io.IOException: No space left on device");
            assertThat(calls).last().isEqualTo("write 3 bytes to old");
            assertThat(here.resolve("old")).hasContent("ab");
        }

        @Test
        void nothing_happens_once_the_worker_is_gone() {
            Path here = made("here");
            enter(Fate.GONE, 3, Optional.empty());
            assertThatThrownBy(() -> instrumented(EveryCall.class).apply(here))
                    .isInstanceOf(Gone.class);
            assertThat(here.resolve("old")).hasContent("a");
        }
    }

    @Nested
    class AllClassesOfALibrary {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "org.apache.kafka.connect.file.FileStreamSinkTask",
                    "org.apache.kafka.clients.producer.KafkaProducer",
                    "org.apache.kafka.connect.transforms.Cast",
                    "org.apache.kafka.connect.json.JsonConverter",
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "com.fasterxml.jackson.core.JsonFactory",
                    "org.assertj.core.api.Assertions",
                    "org.xerial.snappy.Snappy"
                })
        void pass_verification(String representative) throws Exception {
            URL jar =
                    Class.forName(representative)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation();
            int verified = verified(Path.of(jar.toURI()));
            assertThat(verified).isPositive();
        }

        /** Loads each class alone, so that the order doesn't matter, and has it verified. */
        private int verified(Path jar) throws Exception {
            int verified = 0;
            ClassLoader parent = RewriterTest.class.getClassLoader();
            try (InstrumentedLoader loader =
                            InstrumentedLoader.over(
                                    List.of(jar.toUri().toURL()), parent, name -> false);
                    URLClassLoader plain =
                            new URLClassLoader(new URL[] {jar.toUri().toURL()}, parent)) {
                for (String name : namesIn(jar)) {
                    if (isVerified(name, plain)) {
                        assertThat(isVerified(name, loader)).as(name).isTrue();
                        verified++;
                    }
                }
            }
            return verified;
        }

        /** Whether a class can be verified; false when something it needs is missing. */
        private boolean isVerified(String name, ClassLoader loader) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                return type.getDeclaredMethods().length >= 0; // links the class
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                return false;
            }
        }

        private List<String> namesIn(Path jar) throws IOException {
            List<String> names = new ArrayList<>();
            try (JarFile file = new JarFile(jar.toFile())) {
                for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
                    String name = all.nextElement().getName();
                    if (name.endsWith(".class")
                            && !name.startsWith("META-INF")
                            && !name.contains("module-info")) {
                        names.add(name.substring(0, name.length() - 6).replace('/', '.'));
                    }
                }
            }
            return names;
        }
    }
}
