package dev.fairlead.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private static final String SINK = "com/acme/AcmeSink.class";
    private static final String TASK = "com/acme/AcmeTask.class";

    @TempDir private Path directory;

    private static Map<String, String> classes() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(TASK, "a task");
        files.put(SINK, "a sink");
        return files;
    }

    private Path jar(String name, Map<String, String> files) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** A sink that keeps all laws that bind it, but for what {@code change} says. */
    private static Trial trial(UnaryOperator<List<Judgement>> change) {
        List<Judgement> judgements = new ArrayList<>();
        SinkLawbook.laws().stream()
                .filter(law -> law.text().standing() == LawText.Standing.REQUIRED)
                .forEach(law -> judgements.add(new Judgement(law.text(), new Verdict.Held(7))));
        return new Trial(
                "com.acme.AcmeSink",
                "sink",
                change.apply(judgements),
                Map.of("schedules", 1237L, "seed", 1L),
                Map.of("crash after commit", 96L));
    }

    private String certificate(UnaryOperator<List<Judgement>> change) throws IOException {
        Trial trial = trial(change);
        return CertificateJson.of(
                Certificate.of(
                        List.of(new Certificate.Certified(trial, "1.0")),
                        PluginCode.of(jar("judged.jar", classes())),
                        "4.3.1"));
    }

    private static UnaryOperator<List<Judgement>> first(Verdict verdict) {
        return judgements -> {
            judgements.set(0, new Judgement(judgements.get(0).law(), verdict));
            return judgements;
        };
    }

    private Path shipped(Map<String, String> classes, String certificate) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(classes);
        files.put(Certificate.PATH, certificate);
        return jar("shipped.jar", files);
    }

    @Nested
    class ACertificateThatFits {
        @Test
        void stands() throws Exception {
            assertThat(Certificate.check(shipped(classes(), certificate(all -> all)))).isEmpty();
        }

        @Test
        void stands_when_libraries_were_put_into_the_jar() throws Exception {
            Map<String, String> more = classes();
            more.put("org/library/Library.class", "a library");
            assertThat(Certificate.check(shipped(more, certificate(all -> all)))).isEmpty();
        }

        @Test
        void stands_with_a_law_that_is_waived() throws Exception {
            String waived = certificate(first(new Verdict.Waived("by design")));
            assertThat(Certificate.check(shipped(classes(), waived))).isEmpty();
        }

        @Test
        void stands_with_a_law_that_nothing_came_up_for_and_says_which() throws Exception {
            String open =
                    certificate(
                            all -> {
                                Judgement last = all.get(all.size() - 1);
                                Verdict verdict = new Verdict.Unchecked("it reports nothing");
                                all.set(all.size() - 1, new Judgement(last.law(), verdict));
                                return all;
                            });
            assertThat(Certificate.check(shipped(classes(), open))).isEmpty();
            assertThat(Certificate.open(open)).hasSize(1);
            assertThat(Certificate.open(certificate(all -> all))).isEmpty();
        }

        @Test
        void is_read_as_it_was_written_and_bears_no_date() throws Exception {
            String json = certificate(all -> all);
            assertThat(CertificateJson.of(CertificateJson.parse(json))).isEqualTo(json);
            assertThat(certificate(all -> all)).isEqualTo(json);
        }
    }

    @Nested
    class ACheckNotices {
        private void notices(Path jar, String sentence) {
            assertThat(Certificate.check(jar))
                    .singleElement()
                    .asString()
                    .contains(sentence)
                    .doesNotContain("Exception");
        }

        @Test
        void a_class_that_was_changed() throws Exception {
            Map<String, String> changed = classes();
            changed.put(TASK, "a tasK");
            notices(
                    shipped(changed, certificate(all -> all)),
                    "doesn't hold the classes that were judged");
        }

        @Test
        void a_class_that_was_added() throws Exception {
            Map<String, String> changed = classes();
            changed.put("com/acme/Other.class", "another");
            notices(shipped(changed, certificate(all -> all)), "there are 3 with hash");
        }

        @Test
        void the_jar_of_another_plugin() throws Exception {
            notices(
                    shipped(Map.of("org/other/Sink.class", "x"), certificate(all -> all)),
                    "there are 0 with hash");
        }

        @Test
        void a_law_that_is_missing() throws Exception {
            String lacking = certificate(all -> all.subList(1, all.size()));
            notices(shipped(classes(), lacking), "which the certificate doesn't mention");
        }

        @Test
        void that_loss_was_not_put_to_the_test() throws Exception {
            String unchecked = certificate(first(new Verdict.Unchecked("no schedule came by")));
            notices(
                    shipped(classes(), unchecked),
                    "without which the others mean little: no schedule came by");
        }

        @Test
        void a_law_that_is_broken() throws Exception {
            String broken =
                    certificate(first(new Verdict.Broken("a2 is lost", "A3", "long", "<html>")));
            notices(shipped(classes(), broken), "a2 is lost");
            assertThat(broken).doesNotContain("<html>");
        }

        @Test
        void another_version_of_the_kit() throws Exception {
            String old =
                    certificate(all -> all)
                            .replace("\"kit\" : \"" + KitVersion.own(), "\"kit\" : \"0.0.9");
            notices(shipped(classes(), old), "version 0.0.9 of the kit");
        }

        @Test
        void what_is_no_json() throws Exception {
            notices(shipped(classes(), "{ \"form\": 1, "), "it is no JSON");
        }

        @Test
        void json_that_is_no_certificate() throws Exception {
            notices(shipped(classes(), "[1, 2]"), "it is no JSON object");
            notices(shipped(classes(), "{}"), "its form is \"none\"");
        }

        @Test
        void members_that_are_no_objects() throws Exception {
            notices(
                    shipped(
                            classes(),
                            "{\"form\": 1, \"plugins\": [{\"judgements\": [\"none\"]}]}"),
                    "the certificate can't be read");
            notices(
                    shipped(classes(), "{\"form\": 1, \"plugins\": [7]}"),
                    "the certificate can't be read");
        }

        @Test
        void that_there_is_none() throws Exception {
            notices(jar("plain.jar", classes()), "has no META-INF/fairlead/delivery.json");
        }

        @Test
        void what_is_no_jar() throws Exception {
            Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
            notices(text, "can't be read as a jar");
        }
    }

    @Nested
    class TheHash {
        @Test
        void is_that_of_a_list_as_sha256sum_writes_it() throws Exception {
            PluginCode code = PluginCode.of(jar("judged.jar", classes()));
            assertThat(code.packages()).containsExactly("com/acme");
            assertThat(code.classes()).isEqualTo(2);
            assertThat(code.sha256())
                    .isEqualTo("13f636baae2cff565a18d3366c162478648afa12ef79d60e5bd02652fa1ea397");
        }

        @Test
        void is_the_same_for_a_directory() throws Exception {
            Path home = directory.resolve("classes");
            for (Map.Entry<String, String> file : classes().entrySet()) {
                Path path = home.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            assertThat(PluginCode.of(home)).isEqualTo(PluginCode.of(jar("judged.jar", classes())));
        }
    }

    @Nested
    class ABuild {
        @Test
        void has_one_certificate_of_all_its_plugins() throws Exception {
            Deliveries deliveries = new Deliveries(directory);
            for (Class<?> plugin : List.of(CertificateTest.class, Deliveries.class)) {
                Trial trial = trial(all -> all);
                deliveries.add(
                        new Trial(
                                plugin.getName(),
                                "sink",
                                trial.judgements(),
                                trial.tried(),
                                trial.situations()));
            }
            Certificate last =
                    CertificateJson.parse(Files.readString(directory.resolve("delivery.json")));
            assertThat(last.plugins())
                    .extracting(each -> each.trial().name())
                    .containsExactly("Deliveries");
            assertThat(directory.resolve("delivery")).isDirectoryContaining("glob:**.json");
        }
    }
}
