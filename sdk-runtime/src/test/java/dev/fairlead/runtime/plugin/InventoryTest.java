package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.plugin.PluginJar.converter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    @TempDir private Path root;

    @Nested
    class AGoodPlugin {
        @Test
        void is_shown_with_short_names_version_and_manifest() {
            acme("1.2").listing(PluginType.CONVERTER, "com.acme.AcmeConverter").writeJar(jar("a"));

            Inventory.Entry entry = only();
            assertThat(entry.type()).isEqualTo(PluginType.CONVERTER);
            assertThat(entry.aliases()).containsExactly("AcmeConverter", "Acme");
            assertThat(entry.version().text()).isEqualTo("1.2");
            assertThat(entry.location()).isEqualTo(root.resolve("a"));
            assertThat(entry.listed()).isTrue();
            assertThat(entry.trouble()).isEmpty();
        }

        @Test
        void that_no_manifest_lists_is_found_all_the_same() {
            acme("1.2").writeJar(jar("a"));

            assertThat(only().listed()).isFalse();
            assertThat(only().trouble()).isEmpty();
        }

        @Test
        void is_found_by_what_its_parents_in_another_jar_extend() {
            new PluginJar()
                    .with("com.acme.Base", converter("com.acme", "Base", "3"))
                    .with("com.acme.Far", "package com.acme; public class Far extends Base {}")
                    .writeJar(jar("a"));

            assertThat(entries())
                    .extracting(Inventory.Entry::className)
                    .containsExactly("com.acme.Base", "com.acme.Far");
        }

        @Test
        void in_two_versions_keeps_its_short_name() {
            acme("1").writeJar(jar("a"));
            acme("2").writeJar(jar("b"));

            assertThat(entries()).hasSize(2).allMatch(entry -> entry.aliases().contains("Acme"));
        }
    }

    @Nested
    class AShortName {
        @Test
        void of_two_classes_is_none() {
            acme("1").writeJar(jar("a"));
            new PluginJar()
                    .with("org.other.AcmeConverter", converter("org.other", "AcmeConverter", "1"))
                    .writeJar(jar("b"));

            assertThat(entries()).hasSize(2).allMatch(entry -> entry.aliases().isEmpty());
        }
    }

    @Nested
    class WhatAWorkerWouldPassOverInSilence {
        @Test
        void is_a_short_name_of_two_classes() {
            acme("1").writeJar(jar("a"));
            new PluginJar()
                    .with("org.other.AcmeConverter", converter("org.other", "AcmeConverter", "1"))
                    .writeJar(jar("b"));

            assertThat(inventory().problems())
                    .extracting(PluginProblem::message)
                    .containsExactly(
                            "plugin \"Acme\" is used, but: com.acme.AcmeConverter and"
                                    + " org.other.AcmeConverter have this short name, so it means"
                                    + " neither; write full class names in configurations, or"
                                    + " remove one of the two",
                            "plugin \"AcmeConverter\" is used, but: com.acme.AcmeConverter and"
                                    + " org.other.AcmeConverter have this short name, so it means"
                                    + " neither; write full class names in configurations, or"
                                    + " remove one of the two");
        }

        @Test
        void is_a_component_archive_that_was_not_unpacked() {
            new PluginJar()
                    .holding("acme-lines-1.0/manifest.json", "{}")
                    .holding("acme-lines-1.0/lib/lines.jar", "")
                    .writeJar(root.resolve("acme-lines-1.0.zip"));

            assertThat(inventory().problems())
                    .singleElement()
                    .extracting(PluginProblem::message)
                    .asString()
                    .contains(
                            "acme-lines-1.0.zip\" is skipped: it holds jars, and jars inside an"
                                    + " archive")
                    .endsWith("unpack it into a directory of its own");
        }

        @Test
        void is_a_jar_without_a_plugin() {
            new PluginJar()
                    .with("com.acme.Thing", "package com.acme; public class Thing {}")
                    .writeJar(jar("a"));

            assertThat(inventory().problems())
                    .singleElement()
                    .extracting(PluginProblem::why)
                    .isEqualTo("no class in it is a plugin");
        }

        @Test
        void is_a_converter_of_kafkas_beside_a_plugin_of_others() {
            acme("1")
                    .with(
                            "org.apache.kafka.connect.json.JsonConverter",
                            converter("org.apache.kafka.connect.json", "JsonConverter", "1"))
                    .writeJar(jar("a"));

            assertThat(inventory().problems())
                    .singleElement()
                    .extracting(PluginProblem::why)
                    .asString()
                    .startsWith("it brings org.apache.kafka.connect.json.JsonConverter of its own");
        }

        @Test
        void is_nothing_in_a_good_plugin() {
            acme("1").writeJar(jar("a"));

            assertThat(inventory().problems()).isEmpty();
        }
    }

    @Nested
    class WhatIsNoPlugin {
        @Test
        void is_not_shown() {
            new PluginJar()
                    .with("com.acme.Thing", "package com.acme; public class Thing {}")
                    .with(
                            "com.acme.Half",
                            converter("com.acme", "Half", "1")
                                    .replace("public class", "public abstract class"))
                    .with(
                            "com.acme.Needy",
                            converter("com.acme", "Needy", "1")
                                    .replace(
                                            "public String version",
                                            "public Needy(int n) {} public String version"))
                    .writeJar(jar("a"));

            assertThat(entries()).isEmpty();
        }
    }

    @Nested
    class ABrokenPlugin {
        @Test
        void is_shown_with_why_and_what_to_do() {
            new PluginJar()
                    .with(
                            "com.acme.AcmeConverter",
                            converter("com.acme", "AcmeConverter", "1")
                                    .replace(
                                            "public String version",
                                            "public AcmeConverter() { throw new"
                                                    + " IllegalStateException(\"no licence\"); }"
                                                    + " public String version"))
                    .writeJar(jar("a"));

            assertThat(only().trouble())
                    .hasValue(
                            "can't be instantiated: its constructor threw IllegalStateException:"
                                    + " no licence; report this to its author");
        }
    }

    @Nested
    class APluginWhoseConstructorHangs {
        @Test
        void is_shown_with_where_it_hangs_beside_the_others() {
            new PluginJar()
                    .with(
                            "com.acme.HangingConverter",
                            converter("com.acme", "HangingConverter", "1")
                                    .replace(
                                            "public String version",
                                            "public HangingConverter() throws Exception {"
                                                    + " new java.util.concurrent.CountDownLatch(1)"
                                                    + ".await(); } public String version"))
                    .writeJar(jar("a"));
            acme("1").writeJar(jar("b"));
            Duration patience = Duration.ofMillis(300);
            Inventory inventory = inventory(patience);
            while (inventory.entries().get(1).trouble().isPresent() && patience.toSeconds() < 20) {
                patience = patience.multipliedBy(4); // on a busy machine, a sound one is slow
                inventory = inventory(patience);
            }

            assertThat(inventory.entries()).hasSize(2);
            assertThat(inventory.entries().get(0).trouble().orElseThrow())
                    .startsWith(
                            "can't be instantiated: its constructor or its version has not"
                                    + " returned within "
                                    + patience.toMillis()
                                    + " ms, it is at ")
                    .endsWith("; report this to its author");
            assertThat(inventory.entries().get(1).trouble()).isEmpty();
        }

        private Inventory inventory(Duration patience) {
            return Inventory.of(
                    List.of(root), getClass().getClassLoader(), Inventory.Which.ALL, patience);
        }
    }

    @Nested
    class AClassFileWithoutAName {
        @Test
        void is_no_plugin() {
            byte[] nameless = {
                (byte) 0xCA,
                (byte) 0xFE,
                (byte) 0xBA,
                (byte) 0xBE,
                0,
                0,
                0,
                61,
                0,
                2,
                7,
                0,
                1,
                0,
                1,
                0,
                1,
                0,
                0,
                0,
                0
            };
            acme("1").holding("com/acme/Nameless.class", nameless).writeJar(jar("a"));

            assertThat(only().className()).isEqualTo("com.acme.AcmeConverter");
        }
    }

    @Nested
    class AFileThatIsNoJar {
        @Test
        void is_among_the_problems() throws IOException {
            Files.writeString(root.resolve("a.jar"), "no zip");
            acme("1").writeJar(jar("b"));

            Inventory inventory = inventory();
            assertThat(inventory.entries()).hasSize(1);
            assertThat(inventory.problems())
                    .singleElement()
                    .extracting(PluginProblem::message)
                    .asString()
                    .contains("a.jar\" is skipped: it can't be read as a jar")
                    .endsWith("copy the file again or remove it");
        }
    }

    private static PluginJar acme(String version) {
        return new PluginJar()
                .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", version));
    }

    private Path jar(String name) {
        return root.resolve(name).resolve("plugin.jar");
    }

    private Inventory.Entry only() {
        assertThat(entries()).hasSize(1);
        return entries().get(0);
    }

    private List<Inventory.Entry> entries() {
        return inventory().entries();
    }

    private Inventory inventory() {
        return Inventory.of(List.of(root), getClass().getClassLoader());
    }
}
