package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.ForkedMaven;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lives with dev mode as a developer does, in a project of two modules. */
@Timeout(400)
class DevModeIT {
    private static final Pattern RECORD =
            Pattern.compile("numbers-0@\\d+  null  \"(\\w+) (\\d+)\"");

    @TempDir private Path directory;
    private static ForkedMaven maven;

    @BeforeAll
    static void prepare_the_repository() throws Exception {
        maven = ForkedMaven.withThisBuildsArtifacts();
    }

    @Nested
    class AProjectOfTwoModules {
        @Test
        void takes_over_what_is_saved_in_either_and_loses_no_record() throws Exception {
            Path project = project();
            Path words = project.resolve("words/src/main/java/w/Word.java");
            try (Running run =
                    new Running(
                            maven.start(project, "fairlead:run", "-pl", "counter", "-am", "-q"))) {
                run.await("\"one 3\"");

                Files.writeString(words, word("two"));
                run.await("RUNNING again");
                run.await("\"two ");
                Files.writeString(words, "class Word {");
                run.await("FL603");
                run.await("the old code goes on");
                Files.writeString(words, word("three"));
                run.await("\"three ");
                assertThat(numbers(run.lines))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, numbers(run.lines).size())
                                        .boxed()
                                        .toList());

                run.type("c");
                run.await("RUNNING after");
                run.await("\"three ");
                run.type("b");
                run.await("\"three 1\"");
                run.type("q");
                assertThat(run.end()).isZero();
            }
        }
    }

    /** Maven with dev mode, which is typed to and read. */
    private static final class Running implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final Writer in;
        private final List<String> lines = new ArrayList<>();

        Running(Process process) {
            this.process = process;
            this.out = process.inputReader();
            this.in = process.outputWriter();
            // whoever waits for a line can't be interrupted, but hears of the end
            CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES).execute(this::close);
        }

        /** Reads on until a line has this text. */
        void await(String text) {
            try {
                for (String next = out.readLine(); next != null; next = out.readLine()) {
                    lines.add(next);
                    if (next.contains(text)) {
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionError(
                    "it ended without '" + text + "':\n" + String.join("\n", lines));
        }

        void type(String key) throws IOException {
            in.write(key + "\n");
            in.flush();
        }

        int end() throws Exception {
            out.lines().forEach(lines::add);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("its end").isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<Long> numbers(List<String> lines) {
        return lines.stream()
                .map(RECORD::matcher)
                .filter(Matcher::matches)
                .map(its -> Long.valueOf(its.group(2)))
                .toList();
    }

    private static String word(String word) {
        return "package w; public class Word { public String text() { return \"" + word + "\"; } }";
    }

    private Path project() throws IOException {
        Path project = directory.resolve("my project");
        write(
                project.resolve("pom.xml"),
                pom(
                        """
                        <groupId>it</groupId><artifactId>parent</artifactId><version>1</version>
                        <packaging>pom</packaging>
                        <modules><module>words</module><module>counter</module></modules>
                        <properties>
                          <maven.compiler.release>17</maven.compiler.release>
                          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                        </properties>
                        <build><pluginManagement><plugins>
                          <plugin>
                            <groupId>org.apache.maven.plugins</groupId>
                            <artifactId>maven-compiler-plugin</artifactId>
                            <version>3.14.1</version>
                          </plugin>
                          <plugin>
                            <groupId>org.apache.maven.plugins</groupId>
                            <artifactId>maven-resources-plugin</artifactId>
                            <version>3.3.1</version>
                          </plugin>
                          <plugin>
                            <groupId>dev.fairlead</groupId>
                            <artifactId>fairlead-maven-plugin</artifactId>
                            <version>%s</version>
                            <extensions>true</extensions>
                          </plugin>
                        </plugins></pluginManagement></build>
                        """
                                .formatted(System.getProperty("fairlead.version"))));
        String parent =
                "<parent><groupId>it</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version></parent>";
        write(project.resolve("words/pom.xml"), pom(parent + "<artifactId>words</artifactId>"));
        write(project.resolve("words/src/main/java/w/Word.java"), word("one"));
        write(
                project.resolve("counter/pom.xml"),
                pom(
                        parent
                                + """
                                <artifactId>counter</artifactId>
                                <packaging>connect-plugin</packaging>
                                <dependencies>
                                  <dependency>
                                    <groupId>it</groupId><artifactId>words</artifactId>
                                    <version>1</version>
                                  </dependency>
                                  <dependency>
                                    <groupId>org.apache.kafka</groupId>
                                    <artifactId>connect-api</artifactId>
                                    <version>%s</version>
                                    <scope>provided</scope>
                                  </dependency>
                                </dependencies>
                                <build><plugins><plugin>
                                  <groupId>dev.fairlead</groupId>
                                  <artifactId>fairlead-maven-plugin</artifactId>
                                </plugin></plugins></build>
                                """
                                        .formatted(System.getProperty("kafka.version"))));
        write(project.resolve("counter/src/main/java/c/Counter.java"), COUNTER);
        write(
                project.resolve("counter/src/dev/count.properties"),
                "name=count\nconnector.class=c.Counter\n");
        return project;
    }

    private static String pom(String content) {
        return "<project><modelVersion>4.0.0</modelVersion>\n" + content + "</project>\n";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static final String COUNTER =
            """
            package c;

            import java.util.List;
            import java.util.Map;
            import org.apache.kafka.common.config.ConfigDef;
            import org.apache.kafka.connect.connector.Task;
            import org.apache.kafka.connect.source.SourceConnector;
            import org.apache.kafka.connect.source.SourceRecord;
            import org.apache.kafka.connect.source.SourceTask;

            public class Counter extends SourceConnector {
                public void start(Map<String, String> settings) {}
                public Class<? extends Task> taskClass() { return Counting.class; }
                public List<Map<String, String>> taskConfigs(int most) { return List.of(Map.of()); }
                public void stop() {}
                public ConfigDef config() { return new ConfigDef(); }
                public String version() { return "1"; }

                public static class Counting extends SourceTask {
                    private static final Map<String, String> PARTITION = Map.of("of", "numbers");
                    private long last;
                    public void start(Map<String, String> settings) {
                        Map<String, Object> offset =
                                context.offsetStorageReader().offset(PARTITION);
                        last = offset == null ? 0 : (Long) offset.get("last");
                    }
                    public List<SourceRecord> poll() throws InterruptedException {
                        Thread.sleep(20);
                        last++;
                        return List.of(new SourceRecord(
                                PARTITION, Map.of("last", last), "numbers", null,
                                new w.Word().text() + " " + last));
                    }
                    public void stop() {}
                    public String version() { return "1"; }
                }
            }
            """;
}
