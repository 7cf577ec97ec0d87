package dev.fairlead.maven.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.maven.bundle.Library;
import dev.fairlead.maven.fixture.Jars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    @TempDir private Path directory;
    private Path thin;

    @BeforeEach
    void write_the_projects_jar() throws IOException {
        thin = Jars.write(directory.resolve("acme.jar"), Map.of("com/acme/Sink.class", "class"));
    }

    @Nested
    class OfAPluginWithTwoLibraries {
        @Test
        void fits_the_published_schema() throws Exception {
            assertThat(problems(document())).isEmpty();
        }

        @Test
        void would_not_fit_it_with_a_licence_that_no_list_has() throws Exception {
            assertThat(problems(document().replace("\"MIT\"", "\"My-Own-1.0\""))).isNotEmpty();
        }

        @Test
        void names_the_plugin_with_its_licence_and_where_it_comes_from() throws Exception {
            Component plugin = read(document()).getMetadata().getComponent();

            assertThat(plugin.getPurl()).isEqualTo("pkg:maven/com.acme/acme@1.0?type=jar");
            assertThat(plugin.getLicenses().getLicenses().get(0).getId()).isEqualTo("Apache-2.0");
            assertThat(plugin.getExternalReferences().get(0).getUrl())
                    .isEqualTo("https://acme.com/");
        }

        @Test
        void lists_them_by_name_with_coordinates_hashes_and_licences() throws Exception {
            assertThat(read(document()).getComponents())
                    .extracting(Component::getPurl, SbomTest::licence)
                    .containsExactly(
                            tuple("pkg:maven/com.lib/codec@2.0?classifier=x%26y&type=jar", "MIT"),
                            tuple("pkg:maven/com.lib/http@1.0?type=jar", "House rules"));
            assertThat(document())
                    .contains("\"SHA-1\"", hash("SHA-1"), "\"SHA-256\"", hash("SHA-256"));
        }

        @Test
        void tells_who_needs_whom_inside_the_jar_and_nothing_of_what_is_outside() throws Exception {
            assertThat(read(document()).getDependencies())
                    .extracting(
                            org.cyclonedx.model.Dependency::getRef,
                            each ->
                                    each.getDependencies() == null
                                            ? List.of()
                                            : each.getDependencies().stream()
                                                    .map(org.cyclonedx.model.Dependency::getRef)
                                                    .toList())
                    .containsExactly(
                            tuple(
                                    "pkg:maven/com.acme/acme@1.0?type=jar",
                                    List.of("pkg:maven/com.lib/http@1.0?type=jar")),
                            tuple(
                                    "pkg:maven/com.lib/codec@2.0?classifier=x%26y&type=jar",
                                    List.of()),
                            tuple(
                                    "pkg:maven/com.lib/http@1.0?type=jar",
                                    List.of(
                                            "pkg:maven/com.lib/codec@2.0?classifier=x%26y&type=jar")));
        }

        @Test
        void lists_what_somebody_put_inside_a_library_before() throws Exception {
            Path fat =
                    Jars.write(
                            directory.resolve("fat.jar"),
                            Map.of(
                                    "META-INF/maven/com.lib/fat/pom.properties",
                                    "groupId=com.lib\nartifactId=fat\nversion=1\n",
                                    "META-INF/maven/org.inner/inner/pom.properties",
                                    "groupId=org.inner\nartifactId=inner\nversion=3\n"));

            String document =
                    new Sbom(project(), "0").of(thin, List.of(ingredient("fat", "", fat)));

            assertThat(problems(document)).isEmpty();
            assertThat(read(document).getComponents())
                    .singleElement()
                    .extracting(Component::getComponents)
                    .asInstanceOf(
                            org.assertj.core.api.InstanceOfAssertFactories.list(Component.class))
                    .extracting(Component::getPurl)
                    .containsExactly("pkg:maven/org.inner/inner@3?type=jar");
        }

        @Test
        void is_the_same_whatever_the_order_of_the_libraries() throws Exception {
            List<Ingredient> turned = List.of(codec(), http());

            assertThat(new Sbom(project(), "0").of(thin, turned)).isEqualTo(document());
        }

        private String document() throws Exception {
            return new Sbom(project(), "0").of(thin, List.of(http(), codec()));
        }

        private String hash(String algorithm) throws Exception {
            byte[] bytes = Files.readAllBytes(jar("http"));
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        }

        private Ingredient http() throws IOException {
            return new Ingredient(
                    library("http", "1.0", "", jar("http")),
                    List.of(new Licence("House rules", "not an address")),
                    List.of("com.lib:codec:x&y", "org.apache.kafka:kafka-clients"));
        }

        private Ingredient codec() throws IOException {
            return new Ingredient(
                    library("codec", "2.0", "x&y", jar("codec")),
                    List.of(new Licence("The MIT License", "https://opensource.org/licenses/MIT")),
                    List.of());
        }

        private Path jar(String name) throws IOException {
            Path file = directory.resolve(name + ".jar");
            return Files.exists(file) ? file : Jars.write(file, Map.of(name, name));
        }
    }

    @Nested
    class OfAPluginWithoutLibraries {
        @Test
        void fits_the_schema_too() throws Exception {
            Model bare = new Model();
            bare.setGroupId("com.acme");
            bare.setArtifactId("acme");
            bare.setVersion("1.0-SNAPSHOT");

            String document = new Sbom(bare, "0").of(thin, List.of());

            assertThat(problems(document)).isEmpty();
            assertThat(read(document).getComponents()).isEmpty();
        }
    }

    private static Ingredient ingredient(String name, String classifier, Path file) {
        return new Ingredient(library(name, "1.0", classifier, file), List.of(), List.of());
    }

    private static Library library(String name, String version, String classifier, Path file) {
        return new Library("com.lib", name, version, classifier, file, List.of());
    }

    private static Model project() {
        License apache = new License();
        apache.setName("Apache License, Version 2.0");
        Dependency http = new Dependency();
        http.setGroupId("com.lib");
        http.setArtifactId("http");
        http.setVersion("1.0");
        Model project = new Model();
        project.setGroupId("com.acme");
        project.setArtifactId("acme");
        project.setVersion("1.0");
        project.setUrl("https://acme.com/");
        project.setDescription("Writes to \"Acme\",\nin lines.");
        project.addLicense(apache);
        project.addDependency(http);
        return project;
    }

    private static String licence(Component component) {
        var licence = component.getLicenses().getLicenses().get(0);
        return licence.getId() == null ? licence.getName() : licence.getId();
    }

    private static Bom read(String document) throws Exception {
        return new JsonParser().parse(document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<?> problems(String document) throws Exception {
        return new JsonParser().validate(document, Version.VERSION_16);
    }
}
