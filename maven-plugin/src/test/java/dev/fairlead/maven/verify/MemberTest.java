package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.fixture.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that is compiled with one Kafka and looked at with an older one. */
class MemberTest {
    private static final String NEWER =
            """
            package org.apache.kafka.connect;
            public class Context extends Parent implements Runnable, Ways {
                public static final int LIMIT = Integer.parseInt("1");
                public Context() {}
                public Context(int size) {}
                public void old() {}
                public void added() {}
                public void run() {}
            }
            """;
    private static final String OLDER =
            """
            package org.apache.kafka.connect;
            public abstract class Context extends Parent implements Runnable, Ways {
                public Context() {}
                public void old() {}
            }
            """;
    private static final String PARENT =
            """
            package org.apache.kafka.connect;
            public class Parent { public int inherited() { return 1; } }
            """;
    private static final String WAYS =
            """
            package org.apache.kafka.connect;
            public interface Ways { default String way() { return ""; } }
            """;

    @TempDir private Path directory;

    @Nested
    class OfAPluginForANewerKafka {
        @Test
        void what_the_older_lacks_is_named() throws Exception {
            assertThat(
                            find(
                                    "new Context(1);",
                                    "new Context().added();",
                                    "System.out.println(Context.LIMIT);"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL422"))
                    .satisfies(
                            finding ->
                                    assertThat(finding.what())
                                            .startsWith("Kafka 3.3.2 doesn't have ")
                                            .contains("new Context(int) (used by com.acme.Own)")
                                            .contains("Context.added() (used by com.acme.Own)")
                                            .contains("Context.LIMIT (used by com.acme.Own)"));
        }

        @Test
        void what_it_has_itself_or_from_a_parent_is_let_pass() throws Exception {
            assertThat(
                            find(
                                    "Context context = new Context();",
                                    "context.old();",
                                    "context.inherited();",
                                    "context.way();",
                                    "context.run();",
                                    "context.hashCode();"))
                    .isEmpty();
        }
    }

    private List<Finding> find(String... statements) throws Exception {
        Path newer =
                new Sources().add(NEWER).add(PARENT).add(WAYS).compile(directory.resolve("newer"));
        Path older =
                new Sources().add(OLDER).add(PARENT).add(WAYS).compile(directory.resolve("older"));
        Path plugin =
                new Sources()
                        .add(
                                """
                                package com.acme;
                                import org.apache.kafka.connect.Context;
                                public class Own { void use() { %s } }
                                """
                                        .formatted(String.join("\n", statements)))
                        .compile(directory.resolve("plugin"), newer);
        Worker worker =
                new Worker(
                        "3.3.2",
                        List.of(
                                new Worker.Jar(
                                        "org.apache.kafka",
                                        "connect-api",
                                        "3.3.2",
                                        Jars.pack(older, directory.resolve("connect-api.jar")))));
        return new Linkage(
                        Contents.of(Jars.pack(plugin, directory.resolve("plugin.jar"))),
                        new Options(Set.of("com.acme.Own"), Set.of(), Set.of()),
                        worker,
                        new ClassPathIndex(worker),
                        "plugin.jar")
                .find();
    }
}
