package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.plugin.PluginJar.converter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir Path root;
    private final List<PluginProblem> problems = new ArrayList<>();
    private final List<Plugins> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Plugins::close);
    }

    @Nested
    class BuiltInPlugins {
        @Test
        void are_found_by_class_name_and_by_both_short_names() {
            for (String name :
                    List.of("org.apache.kafka.connect.json.JsonConverter", "JsonConverter", "Json"))
                assertThat(scan().find(Converter.class, name, null).newInstance())
                        .isInstanceOf(JsonConverter.class);
        }

        @Test
        void of_all_kinds_are_there() {
            Plugins plugins = scan();

            assertThat(plugins.find(HeaderConverter.class, "Simple", null).name())
                    .isEqualTo("org.apache.kafka.connect.storage.SimpleHeaderConverter");
            assertThat(plugins.find(Predicate.class, "RecordIsTombstone", null).name())
                    .isEqualTo("org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
            assertThat(plugins.find(ConfigProvider.class, "File", null).newInstance())
                    .isInstanceOf(FileConfigProvider.class);
            assertThat(plugins.find(Transformation.class, "RegexRouter", null).name())
                    .isEqualTo("org.apache.kafka.connect.transforms.RegexRouter");
        }

        @Test
        void with_the_same_simple_name_have_no_short_name() {
            assertThatThrownBy(() -> scan().find(Transformation.class, "Value", null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("\"Value\" means several plugins")
                    .hasMessageContaining("give the full class name");
            assertThat(
                            scan().find(
                                            Transformation.class,
                                            "org.apache.kafka.connect.transforms.Cast$Value",
                                            null)
                                    .name())
                    .endsWith("Cast$Value");
        }

        @Test
        void are_listed_with_their_versions() {
            assertThat(scan().list(PluginType.CONVERTER))
                    .contains(
                            new PluginInfo(
                                    PluginType.CONVERTER,
                                    "org.apache.kafka.connect.json.JsonConverter",
                                    new PluginVersion("4.3.1"),
                                    java.util.Optional.empty()));
        }
    }

    @Nested
    class APluginInItsOwnLocation {
        @Test
        void is_loaded_by_its_own_loader() {
            jar("a.jar", "1.0");

            PluginClass<Converter> plugin = scan().find(Converter.class, "Acme", null);

            assertThat(plugin.loader()).isInstanceOf(PluginLoader.class);
            assertThat(plugin.newInstance().getClass().getClassLoader()).isSameAs(plugin.loader());
        }

        @Test
        void finds_its_own_resources_first() throws IOException {
            new PluginJar()
                    .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .holding("META-INF/services/java.sql.Driver", "")
                    .holding("dev/fairlead/runtime/plugin/PluginsTest.class", "mine")
                    .writeJar(root.resolve("a.jar"));
            ClassLoader loader = scan().find(Converter.class, "Acme", null).loader();
            String name = "dev/fairlead/runtime/plugin/PluginsTest.class";

            assertThat(loader.getResource(name).toString()).contains("a.jar");
            assertThat(loader.getResources(name).nextElement().toString()).contains("a.jar");
            assertThat(java.util.Collections.list(loader.getResources(name))).hasSize(2);
        }

        @Test
        void in_several_versions_is_the_newest() {
            jar("old/a.jar", "1.9");
            jar("new/a.jar", "1.10");
            jar("older/a.jar", "1.2");

            Converter instance = scan().find(Converter.class, "Acme", null).newInstance();

            assertThat(PluginClass.versionOf(instance)).isEqualTo(new PluginVersion("1.10"));
        }

        @Test
        void comes_from_the_connectors_location_if_that_has_it_too() {
            jar("new/a.jar", "1.10");
            jar("old/a.jar", "1.9");
            new PluginJar()
                    .with("com.acme.Near", converter("com.acme", "Near", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.Near")
                    .writeJar(root.resolve("old/near.jar"));
            Plugins plugins = scan();
            ClassLoader old = plugins.find(Converter.class, "Near", null).loader();

            assertThat(plugins.find(Converter.class, "Acme", null).loader()).isNotSameAs(old);
            assertThat(plugins.find(Converter.class, "Acme", old).loader()).isSameAs(old);
            assertThat(plugins.find(Converter.class, "com.acme.AcmeConverter", old).loader())
                    .isSameAs(old);
        }

        @Test
        void in_a_class_tree_works_as_well() {
            new PluginJar()
                    .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .writeTree(root.resolve("classes"));

            assertThat(scan().find(Converter.class, "Acme", null).newInstance()).isNotNull();
        }

        @Test
        void can_be_removed_from_the_disk_after_the_plugins_are_closed() throws IOException {
            Path jar = jar("a.jar", "1.0");
            Plugins plugins = scan();
            PluginClass<Converter> plugin = plugins.find(Converter.class, "Acme", null);
            plugin.newInstance();
            plugin.loader().getResourceAsStream("META-INF/services/x");
            plugins.close();

            assertThat(openFiles()).noneMatch(file -> file.equals(jar));
        }

        private List<Path> openFiles() throws IOException {
            Path descriptors = Path.of("/proc/self/fd");
            if (!Files.isDirectory(descriptors)) {
                return List.of();
            }
            try (var links = Files.list(descriptors)) {
                return links.map(
                                link -> {
                                    try {
                                        return Files.readSymbolicLink(link);
                                    } catch (IOException e) {
                                        return link;
                                    }
                                })
                        .toList();
            }
        }
    }

    @Nested
    class APluginThatNamesAnother {
        private ClassLoader loader() {
            new PluginJar()
                    .with("com.near.NearConverter", converter("com.near", "NearConverter", "1"))
                    .listing(PluginType.CONVERTER, "com.near.NearConverter")
                    .writeJar(root.resolve("near.jar"));
            return scan().find(Converter.class, "Near", null).loader();
        }

        @Test
        void finds_it_in_its_location_by_class_name_and_by_both_short_names() throws Exception {
            jar("acme/a.jar", "1.0");
            ClassLoader loader = loader();
            Class<?> other = loader.loadClass("com.acme.AcmeConverter");

            assertThat(other.getClassLoader()).isInstanceOf(PluginLoader.class).isNotSameAs(loader);
            assertThat(loader.loadClass("AcmeConverter")).isSameAs(other);
            assertThat(loader.loadClass("Acme")).isSameAs(other);
        }

        @Test
        void finds_the_newest_of_several_that_can_be_made() throws Exception {
            jar("a/a.jar", "1.9");
            jar("b/b.jar", "1.10");
            jar("c/c.jar", "1.2");
            new PluginJar()
                    .with(
                            "com.acme.AcmeConverter",
                            converter("com.acme", "AcmeConverter", "2.0")
                                    .replace(
                                            "public String version",
                                            "public AcmeConverter() { throw new Error(); }"
                                                    + " public String version"))
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .writeJar(root.resolve("d/d.jar"));
            ClassLoader loader = loader();

            Class<?> other = loader.loadClass("com.acme.AcmeConverter");

            assertThat(((Versioned) other.getConstructor().newInstance()).version())
                    .isEqualTo("1.10");
            assertThat(loader.loadClass("Acme")).isSameAs(other);
        }

        @Test
        void finds_the_workers_by_their_short_names() throws Exception {
            assertThat(loader().loadClass("JsonConverter")).isSameAs(JsonConverter.class);
        }

        @Test
        void does_not_find_the_other_classes_of_its_location() {
            new PluginJar()
                    .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", "1"))
                    .with("com.lib.Lib", "package com.lib; public class Lib {}")
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .writeJar(root.resolve("acme.jar"));
            ClassLoader loader = loader();

            assertThatThrownBy(() -> loader.loadClass("com.lib.Lib"))
                    .isInstanceOf(ClassNotFoundException.class);
        }

        @Test
        void does_not_find_what_only_a_manifest_knows() {
            jar("acme.jar", "1.0");
            remove(root.resolve("acme.jar"), "com/acme/AcmeConverter.class");
            ClassLoader loader = loader();

            assertThatThrownBy(() -> loader.loadClass("Acme"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Nested
    class APluginWithoutManifest {
        @Test
        void is_found_by_full_and_short_name_with_a_warning() {
            unlisted();

            assertThat(scan().find(Converter.class, "com.acme.AcmeConverter", null).name())
                    .isEqualTo("com.acme.AcmeConverter");
            assertThat(scan().find(Converter.class, "Acme", null).name())
                    .isEqualTo("com.acme.AcmeConverter");
            assertThat(problems)
                    .allMatch(problem -> problem.severity() == PluginProblem.Severity.USABLE)
                    .extracting(PluginProblem::message)
                    .anyMatch(
                            message ->
                                    message.contains(
                                            "list it in the jar's META-INF/services/"
                                                + "org.apache.kafka.connect.storage.Converter"));
        }

        @Test
        void does_not_exist_when_manifests_are_asked_for() {
            unlisted();

            assertThatThrownBy(
                            () ->
                                    scan(PluginDiscovery.SERVICE_LOAD)
                                            .find(Converter.class, "com.acme.AcmeConverter", null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("plugin.discovery=service_load");
        }

        @Test
        void is_an_error_at_the_start_when_each_must_have_one() {
            unlisted();
            new PluginJar()
                    .with("com.acme.Listed", converter("com.acme", "Listed", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.Listed")
                    .writeJar(root.resolve("b.jar"));
            new PluginJar()
                    .with(
                            "com.acme.Broken",
                            converter("com.acme", "Broken", "1")
                                    .replace("public class Broken", "public abstract class Broken"))
                    .writeJar(root.resolve("c.jar"));

            assertThatThrownBy(() -> scan(PluginDiscovery.HYBRID_FAIL))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("com.acme.AcmeConverter (converter) in ")
                    .hasMessageContaining("a.jar")
                    .hasMessageContaining("sync-manifests")
                    .hasMessageContaining("plugin.discovery=hybrid_warn")
                    .message()
                    .doesNotContain("Listed", "Broken");
        }

        @Test
        void is_no_error_when_there_is_none() {
            new PluginJar()
                    .with("com.acme.Listed", converter("com.acme", "Listed", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.Listed")
                    .writeJar(root.resolve("b.jar"));

            assertThat(
                            scan(PluginDiscovery.HYBRID_FAIL)
                                    .find(Converter.class, "Listed", null)
                                    .name())
                    .isEqualTo("com.acme.Listed");
        }

        @Test
        void is_found_silently_by_a_scan() {
            unlisted();

            scan(PluginDiscovery.ONLY_SCAN).find(Converter.class, "Acme", null);

            assertThat(problems).isEmpty();
        }

        private void unlisted() {
            new PluginJar()
                    .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", "1"))
                    .writeJar(root.resolve("a.jar"));
        }
    }

    @Nested
    class ABadPlugin {
        @Test
        void whose_constructor_throws_is_explained_and_harms_no_other() {
            jar("good.jar", "1.0");
            new PluginJar()
                    .with(
                            "com.bad.BadConverter",
                            converter("com.bad", "BadConverter", "1")
                                    .replace(
                                            "public String version",
                                            "public BadConverter() { throw new"
                                                    + " IllegalStateException(\"no licence\"); }\n"
                                                    + "public String version"))
                    .listing(PluginType.CONVERTER, "com.bad.BadConverter")
                    .writeJar(root.resolve("bad.jar"));
            Plugins plugins = scan();

            assertThatThrownBy(() -> plugins.find(Converter.class, "Bad", null).newInstance())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("\"com.bad.BadConverter\" in \"")
                    .hasMessageContaining(
                            "its constructor threw IllegalStateException: no licence; report");
            assertThat(plugins.find(Converter.class, "Acme", null).newInstance()).isNotNull();
            assertThat(plugins.list(PluginType.CONVERTER))
                    .extracting(PluginInfo::className)
                    .contains("com.acme.AcmeConverter")
                    .doesNotContain("com.bad.BadConverter");
            assertThat(problems).extracting(PluginProblem::where).contains("com.bad.BadConverter");
        }

        @Test
        void that_misses_a_library_is_explained() {
            Path jar = root.resolve("bad.jar");
            new PluginJar()
                    .with("com.lib.Lib", "package com.lib; public class Lib {}")
                    .with(
                            "com.bad.BadConverter",
                            converter("com.bad", "BadConverter", "1")
                                    .replace("implements", "extends com.lib.Lib implements"))
                    .listing(PluginType.CONVERTER, "com.bad.BadConverter")
                    .writeJar(jar);
            remove(jar, "com/lib/Lib.class");

            assertThatThrownBy(() -> scan().find(Converter.class, "Bad", null))
                    .hasMessageContaining("it needs the class \"com.lib.Lib\"")
                    .hasMessageContaining("add the jar that has it");
        }

        @Test
        void for_a_newer_java_is_skipped_without_loading_it() {
            Path jar = jar("new.jar", "1.0");
            patchClassVersion(jar, "com/acme/AcmeConverter.class", 70);

            assertThatThrownBy(() -> scan().find(Converter.class, "Acme", null))
                    .hasMessageContaining("needs Java 26")
                    .hasMessageContaining("run the worker on Java 26 or use an older plugin");
            assertThat(problems).hasSize(1);
        }

        @Test
        void that_only_the_manifest_knows_is_skipped() {
            new PluginJar()
                    .listing(PluginType.CONVERTER, "com.gone.GoneConverter")
                    .writeJar(root.resolve("gone.jar"));

            scan();

            assertThat(problems)
                    .singleElement()
                    .extracting(PluginProblem::message)
                    .asString()
                    .contains("plugin \"com.gone.GoneConverter\" is skipped")
                    .contains("lists it but the class isn't there; correct the manifest");
        }

        @Test
        void in_the_wrong_manifest_is_explained() {
            new PluginJar()
                    .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", "1"))
                    .listing(PluginType.HEADER_CONVERTER, "com.acme.AcmeConverter")
                    .writeJar(root.resolve("a.jar"));

            assertThatThrownBy(() -> scan().find(HeaderConverter.class, "AcmeConverter", null))
                    .hasMessageContaining("is no HeaderConverter");
        }

        @Test
        void does_not_make_the_short_name_of_a_good_one_ambiguous() {
            jar("good.jar", "1.0");
            Path bad = root.resolve("bad.jar");
            new PluginJar()
                    .with("com.lib.Lib", "package com.lib; public class Lib {}")
                    .with(
                            "com.bad.AcmeConverter",
                            converter("com.bad", "AcmeConverter", "1")
                                    .replace("implements", "extends com.lib.Lib implements"))
                    .listing(PluginType.CONVERTER, "com.bad.AcmeConverter")
                    .writeJar(bad);
            remove(bad, "com/lib/Lib.class");

            assertThat(scan().find(Converter.class, "Acme", null).name())
                    .isEqualTo("com.acme.AcmeConverter");
        }
    }

    @Nested
    class AnArchiveThatIsNoPlugin {
        @Test
        void because_it_is_broken_is_told() throws IOException {
            Files.writeString(root.resolve("broken.jar"), "not a zip");

            scan();

            assertThat(problems)
                    .singleElement()
                    .extracting(PluginProblem::message)
                    .asString()
                    .contains("broken.jar\" is skipped: it can't be read as a jar");
        }

        @Test
        void because_it_holds_jars_is_told_to_be_unpacked() {
            new PluginJar()
                    .holding("acme-1.0/lib/acme.jar", "jar")
                    .writeJar(root.resolve("acme-1.0.zip"));

            scan();

            assertThat(problems)
                    .extracting(PluginProblem::remedy)
                    .containsExactly("unpack it into a directory of its own");
        }
    }

    @Nested
    class AnUnknownName {
        @Test
        void is_answered_with_the_nearest_known() {
            assertThatThrownBy(() -> scan().find(Converter.class, "JsonConvertor", null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("there is no converter \"JsonConvertor\"")
                    .hasMessageContaining("did you mean \"JsonConverter\"?");
        }
    }

    private Path jar(String name, String version) {
        return new PluginJar()
                .with("com.acme.AcmeConverter", converter("com.acme", "AcmeConverter", version))
                .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                .writeJar(root.resolve(name));
    }

    private Plugins scan() {
        return scan(PluginDiscovery.HYBRID_WARN);
    }

    private Plugins scan(PluginDiscovery discovery) {
        Plugins plugins =
                Plugins.scan(List.of(root), discovery, getClass().getClassLoader(), problems::add);
        opened.add(plugins);
        return plugins;
    }

    private static void remove(Path jar, String entry) {
        rewrite(jar, entry, null);
    }

    private static void patchClassVersion(Path jar, String entry, int version) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(entry)).readAllBytes();
            bytes[7] = (byte) version;
            rewrite(jar, entry, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void rewrite(Path jar, String entry, byte[] content) {
        PluginJar copy = new PluginJar();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (var other : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(other).readAllBytes();
                byte[] kept = other.getName().equals(entry) ? content : bytes;
                if (kept != null) {
                    copy.holding(other.getName(), kept);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        copy.writeJar(jar);
    }
}
