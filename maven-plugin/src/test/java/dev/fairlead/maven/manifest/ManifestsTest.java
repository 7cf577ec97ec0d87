package dev.fairlead.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.fixture.NineTypes;
import dev.fairlead.maven.fixture.Sources;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
    private static final String SOURCE = "org.apache.kafka.connect.source.SourceConnector";
    private static final String SINK = "org.apache.kafka.connect.sink.SinkConnector";

    @TempDir private Path directory;
    private Path classes;

    @BeforeEach
    void name_the_directory_of_classes() {
        classes = directory.resolve("classes");
    }

    @Nested
    class WithPluginsOfEveryType {
        @Test
        void names_each_of_the_nine_types_nested_classes_with_a_dollar_sign() throws Exception {
            NineTypes.sources().compile(classes);

            assertThat(run().findings()).isEmpty();
            assertThat(service(SOURCE)).isEqualTo("com.acme.Source\n");
            assertThat(service(SINK)).isEqualTo("com.acme.Sink\n");
            assertThat(service("org.apache.kafka.connect.storage.Converter"))
                    .isEqualTo("com.acme.Conv\n");
            assertThat(service("org.apache.kafka.connect.storage.HeaderConverter"))
                    .isEqualTo("com.acme.Conv\n");
            assertThat(service("org.apache.kafka.connect.transforms.Transformation"))
                    .isEqualTo("com.acme.Smt$Key\ncom.acme.Smt$Value\n");
            assertThat(service("org.apache.kafka.connect.transforms.predicates.Predicate"))
                    .isEqualTo("com.acme.Smt$When\n");
            assertThat(service("org.apache.kafka.common.config.provider.ConfigProvider"))
                    .isEqualTo("com.acme.Secrets\n");
            assertThat(service("org.apache.kafka.connect.rest.ConnectRestExtension"))
                    .isEqualTo("com.acme.Rest\n");
            assertThat(
                            service(
                                    "org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy"))
                    .isEqualTo("com.acme.Policy\n");
            assertThat(classes.resolve("META-INF/services").toFile().list()).hasSize(9);
        }

        @Test
        void names_what_extends_a_class_of_a_dependency_jar() throws Exception {
            Path base =
                    new Sources()
                            .add(
                                    NineTypes.source("Base", SOURCE, true)
                                            .replace("public class", "public abstract class")
                                            .replace("com.acme", "com.lib"))
                            .compile(directory.resolve("lib"));
            Path jar = Jars.pack(base, directory.resolve("lib.jar"));
            new Sources()
                    .add("package com.acme;\npublic class Mine extends com.lib.Base {}")
                    .compile(classes, base);

            assertThat(run(jar).plugins())
                    .containsExactly(new Discovery(PluginType.SOURCE_CONNECTOR, "com.acme.Mine"));
        }

        @Test
        void leaves_a_file_that_is_right_already_untouched() throws Exception {
            new Sources().add(NineTypes.source("Mine", SOURCE, true)).compile(classes);
            run();
            FileTime written = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
            Files.setLastModifiedTime(file(SOURCE), written);

            run();

            assertThat(Files.getLastModifiedTime(file(SOURCE))).isEqualTo(written);
        }

        @Test
        void takes_a_line_away_when_its_class_is_gone() throws Exception {
            new Sources()
                    .add(NineTypes.source("Mine", SOURCE, true))
                    .add(NineTypes.source("Other", SOURCE, true))
                    .compile(classes);
            run();
            Files.delete(classes.resolve("com/acme/Other.class"));

            assertThat(run().findings()).isEmpty();
            assertThat(service(SOURCE)).isEqualTo("com.acme.Mine\n");
        }
    }

    @Nested
    class WithAClassThatAWorkerCannotCreate {
        @Test
        void passes_over_an_abstract_class() throws Exception {
            new Sources()
                    .add(
                            NineTypes.source("Mine", SOURCE, true)
                                    .replace("public class", "public abstract class"))
                    .compile(classes);

            assertThat(run()).isEqualTo(new Manifests.Report(List.of(), List.of()));
        }

        @Test
        void passes_over_an_anonymous_class() throws Exception {
            new Sources()
                    .add(
                            """
                            package com.acme;
                            public class Holder {
                                public static final Object WRITER = new org.apache.kafka.common.config.provider.ConfigProvider() {
                                    public org.apache.kafka.common.config.ConfigData get(String p) { return null; }
                                    public org.apache.kafka.common.config.ConfigData get(String p, java.util.Set<String> k) { return null; }
                                    public void configure(java.util.Map<String, ?> c) {}
                                    public void close() {}
                                };
                            }
                            """)
                    .compile(classes);

            assertThat(run()).isEqualTo(new Manifests.Report(List.of(), List.of()));
        }

        @Test
        void refuses_one_without_a_public_constructor_and_says_what_to_write() throws Exception {
            new Sources()
                    .add(
                            NineTypes.source("Mine", SOURCE, true)
                                    .replace(
                                            "public void start",
                                            "public Mine(int n) {}\n    public void start"))
                    .compile(classes);

            Finding finding = onlyError();

            assertThat(finding.what())
                    .isEqualTo(
                            "class com.acme.Mine is a SourceConnector but has no public constructor"
                                    + " without arguments");
            assertThat(finding.where()).endsWith("com/acme/Mine.class");
            assertThat(finding.fix()).startsWith("public Mine() {}");
        }

        @Test
        void refuses_one_whose_constructor_is_private() throws Exception {
            new Sources()
                    .add(
                            NineTypes.source("Mine", SOURCE, true)
                                    .replace(
                                            "public void start",
                                            "private Mine() {}\n    public void start"))
                    .compile(classes);

            assertThat(onlyError().what()).contains("no public constructor");
        }

        @Test
        void refuses_an_inner_class_and_asks_for_static() throws Exception {
            new Sources()
                    .add(
                            "package com.acme;\npublic class Outer {\n"
                                    + NineTypes.source("Mine", SOURCE, true)
                                            .replace("package com.acme;", "")
                                    + "}")
                    .compile(classes);

            assertThat(onlyError().fix()).isEqualTo("public static class Mine …");
        }

        @Test
        void only_warns_of_one_that_is_not_public() throws Exception {
            new Sources().add(NineTypes.source("Mine", SOURCE, false)).compile(classes);

            Manifests.Report report = run();

            assertThat(report.plugins()).isEmpty();
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.isError()).isFalse();
                                assertThat(finding.what())
                                        .contains("com.acme.Mine")
                                        .contains("not public");
                            });
        }

        @Test
        void says_nothing_of_one_that_is_ignored() throws Exception {
            new Sources().add(NineTypes.source("Mine", SOURCE, false)).compile(classes);

            assertThat(manifests().write(Set.of("com.acme.Mine")).findings()).isEmpty();
        }

        @Test
        void refuses_one_in_a_package_that_workers_load_from_their_own_class_path()
                throws Exception {
            new Sources()
                    .add(
                            NineTypes.source("Mine", SOURCE, true)
                                    .replace("package com.acme;", "package org.apache.kafka.mine;"))
                    .compile(classes);

            assertThat(onlyError().what()).contains("package of Kafka's own");
        }
    }

    @Nested
    class WithAHandWrittenServiceFile {
        @BeforeEach
        void compile_a_source_connector() throws Exception {
            new Sources()
                    .add(NineTypes.source("Mine", SOURCE, true))
                    .add(
                            "package com.acme;\npublic class Outer {\npublic static "
                                    + NineTypes.source("In", SINK, false)
                                            .replace("package com.acme;", "")
                                    + "}")
                    .compile(classes);
        }

        @Test
        void keeps_what_is_right_and_adds_what_is_missing() throws Exception {
            write(SINK, "# by hand\ncom.acme.Outer$In # the only one\n");

            assertThat(run().findings()).isEmpty();
            assertThat(service(SINK)).isEqualTo("com.acme.Outer$In\n");
            assertThat(service(SOURCE)).isEqualTo("com.acme.Mine\n");
        }

        @Test
        void refuses_a_class_that_does_not_exist() throws Exception {
            write(SOURCE, "\ncom.acme.Gone\n");

            Finding finding = onlyError();

            assertThat(finding.what())
                    .isEqualTo(
                            "service file " + SOURCE + " names com.acme.Gone, which doesn't exist");
            assertThat(finding.where()).endsWith(SOURCE + ", line 2");
        }

        @Test
        void writes_nothing_when_something_is_wrong() throws Exception {
            write(SOURCE, "com.acme.Gone\n");

            run();

            assertThat(service(SOURCE)).isEqualTo("com.acme.Gone\n");
            assertThat(file(SINK)).doesNotExist();
        }

        @Test
        void shows_the_dollar_sign_when_a_nested_class_is_written_with_a_dot() throws Exception {
            write(SINK, "com.acme.Outer.In\n");

            assertThat(onlyError().fix()).startsWith("write com.acme.Outer$In");
        }

        @Test
        void refuses_a_class_of_another_type() throws Exception {
            write(SINK, "com.acme.Mine\n");

            assertThat(onlyError().what()).endsWith("which is a SourceConnector");
        }

        @Test
        void refuses_a_class_that_is_no_plugin() throws Exception {
            write(SINK, "com.acme.Outer\n");

            assertThat(onlyError().what()).endsWith("which is no plugin of any type");
        }

        @Test
        void refuses_a_file_named_after_the_implementation() throws Exception {
            write("com.acme.Mine", "com.acme.Mine\n");

            assertThat(onlyError().fix())
                    .startsWith("rename the file to META-INF/services/" + SOURCE);
        }

        @Test
        void refuses_a_file_named_after_an_interface_of_kafkas_that_no_worker_looks_up()
                throws Exception {
            write("org.apache.kafka.connect.connector.Connector", "com.acme.Mine\n");

            assertThat(onlyError().what())
                    .isEqualTo(
                            "service file org.apache.kafka.connect.connector.Connector names no"
                                    + " plugin type");
        }

        @Test
        void leaves_the_files_of_other_services_alone() throws Exception {
            write("java.sql.Driver", "com.elsewhere.Driver\n");

            assertThat(run().findings()).isEmpty();
            assertThat(service("java.sql.Driver")).isEqualTo("com.elsewhere.Driver\n");
        }
    }

    private Finding onlyError() throws Exception {
        List<Finding> findings = run().findings();
        assertThat(findings).hasSize(1).allMatch(Finding::isError);
        return findings.get(0);
    }

    private Manifests.Report run(Path... dependencies) throws Exception {
        return manifests(dependencies).write(Set.of());
    }

    private Manifests manifests(Path... dependencies) {
        List<Path> classpath = new ArrayList<>(List.of(dependencies));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar"))
                .map(Path::of)
                .forEach(classpath::add);
        return new Manifests(classes, classpath, directory.resolve("generated"));
    }

    private Path file(String service) {
        return classes.resolve("META-INF/services").resolve(service);
    }

    private String service(String name) throws Exception {
        return Files.readString(file(name));
    }

    private void write(String service, String text) throws Exception {
        Files.createDirectories(file(service).getParent());
        Files.writeString(file(service), text);
    }
}
