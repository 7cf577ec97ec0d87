package dev.fairlead.maven.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubArchiveTest {
    private static final Instant TIME = Instant.parse("2026-01-01T23:30:00Z");
    private static final String ROOT = "acme-kafka-connect-acme-1.0/";

    @TempDir private Path directory;

    @Nested
    class OfAProject {
        @Test
        void has_one_folder_with_the_jar_documents_examples_and_a_manifest() throws Exception {
            Path zip = project(directory);

            assertThat(zip.getFileName()).hasToString("acme-kafka-connect-acme-1.0.zip");
            assertThat(Jars.names(zip))
                    .containsExactly(
                            ROOT + "doc/LICENSE",
                            ROOT + "doc/README.md",
                            ROOT + "doc/licenses/lib-1.0/NOTICE",
                            ROOT + "etc/quickstart/acme.properties",
                            ROOT + "lib/acme.jar",
                            ROOT + "manifest.json");
        }

        @Test
        void describes_the_component_as_the_hub_wants_it() throws Exception {
            assertThat(Jars.text(project(directory), ROOT + "manifest.json"))
                    .isEqualTo(
                            """
                            {
                              "name": "kafka-connect-acme",
                              "version": "1.0",
                              "title": "Acme",
                              "description": "Writes to Acme.",
                              "source_url": "https://acme.com/sources",
                              "owner": {
                                "username": "acme",
                                "type": "organization",
                                "name": "Acme",
                                "url": "https://acme.com"
                              },
                              "license": [ {
                                "name": "MIT"
                              } ],
                              "component_types": [ "sink" ],
                              "tags": [ "acme" ],
                              "features": {
                                "supported_encodings": [ "any" ],
                                "single_message_transforms": true,
                                "confluent_control_center_integration": false,
                                "kafka_connect_api": true,
                                "delivery_guarantee": [ "at_least_once" ]
                              },
                              "release_date": "2026-01-01"
                            }
                            """);
        }

        @Test
        void is_the_same_bytes_in_another_folder() throws Exception {
            Path other = Files.createDirectories(directory.resolve("an other"));

            assertThat(project(directory)).hasSameBinaryContentAs(project(other));
        }

        private Path project(Path folder) throws IOException {
            Path jar =
                    Jars.write(
                            Files.createDirectories(directory.resolve("jar")).resolve("acme.jar"),
                            Map.of("META-INF/licenses/lib-1.0/NOTICE", "theirs"));
            Files.writeString(folder.resolve("README.md"), "read");
            Files.writeString(folder.resolve("LICENSE"), "ours");
            Files.writeString(folder.resolve("pom.xml"), "");
            Path config = Files.createDirectories(folder.resolve("config/quickstart"));
            Files.writeString(config.resolve("acme.properties"), "name=acme");
            Files.writeString(config.resolve(".DS_Store"), "");
            HubArchive archive = archive(component(Optional.empty()));
            archive.addJar(jar);
            archive.addDocuments(folder);
            archive.addFolder(folder.resolve("config"), "etc");
            archive.addFolder(folder.resolve("none"), "doc");
            archive.addLogos();
            assertThat(archive.findings()).isEmpty();
            return archive.write(
                    folder, List.of(new JsonObject().with("name", "MIT")), TIME, Optional.of(TIME));
        }
    }

    @Nested
    class WithAPicture {
        @Test
        void puts_it_among_the_assets() throws Exception {
            Path logo = picture("logo.png", 400, 200);
            HubArchive archive = archive(component(Optional.of(logo)));

            archive.addLogos();

            Path zip = archive.write(directory, List.of(), TIME, Optional.empty());
            assertThat(archive.findings()).isEmpty();
            assertThat(Jars.names(zip)).contains(ROOT + "assets/logo.png");
            assertThat(Jars.text(zip, ROOT + "manifest.json"))
                    .contains("\"logo\": \"assets/logo.png\"")
                    .doesNotContain("release_date");
        }

        @Test
        void refuses_one_that_is_too_small_no_picture_or_not_there() throws Exception {
            assertThat(whatIsWrongWith(picture("small.png", 399, 200)))
                    .isEqualTo("logo has 399 x 200 pixels");
            assertThat(whatIsWrongWith(Files.writeString(directory.resolve("a.png"), "text")))
                    .isEqualTo("logo isn't a picture that can be read");
            assertThat(whatIsWrongWith(directory.resolve("none.png")))
                    .isEqualTo("logo isn't there");
        }

        private String whatIsWrongWith(Path logo) throws IOException {
            HubArchive archive = archive(component(Optional.of(logo)));
            archive.addLogos();
            assertThat(archive.findings()).extracting(Finding::code).containsExactly("FL508");
            return archive.findings().get(0).what();
        }

        private Path picture(String name, int width, int height) throws IOException {
            Path file = directory.resolve(name);
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    file.toFile());
            return file;
        }
    }

    @Nested
    class WithAJarAmongTheExamples {
        @Test
        void is_refused_because_workers_would_load_it() throws Exception {
            Path config = Files.createDirectories(directory.resolve("config"));
            Files.writeString(config.resolve("driver.jar"), "");
            HubArchive archive = archive(component(Optional.empty()));

            archive.addFolder(config, "etc");

            assertThat(archive.findings())
                    .extracting(finding -> finding.code() + " " + finding.what())
                    .containsExactly("FL509 etc/driver.jar is an archive");
        }
    }

    private static HubArchive archive(Component component) {
        return new HubArchive(component, List.of("sink"));
    }

    private static Component component(Optional<Path> logo) {
        Component plain = HubRulesTest.component("acme", "kafka-connect-acme", "1.0");
        About about = plain.about();
        return new Component(
                plain.name(),
                plain.version(),
                plain.owner(),
                new About(
                        about.title(),
                        about.description(),
                        about.links(),
                        about.tags(),
                        about.requirements(),
                        logo),
                plain.support(),
                plain.features());
    }
}
