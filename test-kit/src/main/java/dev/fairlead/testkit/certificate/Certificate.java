package dev.fairlead.testkit.certificate;

import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is certified of the plugins in a jar.
 *
 * @param kit the version of the test kit that judged them
 * @param connect the version of Kafka's API that they ran on; empty when it isn't known
 * @param code the classes that were judged
 * @param plugins what came of each; pictures and texts of failures are left out
 */
public record Certificate(String kit, String connect, PluginCode code, List<Certified> plugins) {
    /** Where it lies in a jar. */
    public static final String PATH = "META-INF/fairlead/delivery.json";

    /**
     * What came of one plugin.
     *
     * @param version that the plugin itself tells; empty when it tells none
     */
    public record Certified(Trial trial, String version) {
        /** The ids of laws that bind it because its author declares them. */
        public List<String> promises() {
            return trial.judgements().stream()
                    .filter(each -> each.law().standing() == Standing.DECLARED)
                    .filter(each -> !(each.verdict() instanceof Verdict.Unchecked))
                    .map(each -> each.law().id())
                    .toList();
        }
    }

    public Certificate {
        plugins = List.copyOf(plugins);
    }

    /** A certificate by this version of the kit. */
    public static Certificate of(List<Certified> plugins, PluginCode code, String connect) {
        List<Certified> slim =
                plugins.stream()
                        .map(each -> new Certified(slim(each.trial()), each.version()))
                        .toList();
        return new Certificate(KitVersion.own(), connect, code, slim);
    }

    private static Trial slim(Trial trial) {
        List<Judgement> judgements =
                trial.judgements().stream()
                        .map(each -> new Judgement(each.law(), slim(each.verdict())))
                        .toList();
        return new Trial(
                trial.plugin(), trial.kind(), judgements, trial.tried(), trial.situations());
    }

    private static Verdict slim(Verdict verdict) {
        return verdict instanceof Verdict.Broken broken
                ? new Verdict.Broken(broken.statement(), broken.replay(), "", "")
                : verdict;
    }

    /**
     * What speaks against the certificate that lies in a jar, as sentences; none when it stands.
     */
    public static List<String> check(Path jar) {
        try {
            return check(textIn(jar), jar);
        } catch (IOException e) {
            return List.of(e.getMessage());
        }
    }

    /**
     * The certificate in a jar, as JSON.
     *
     * @throws IOException there is none, with what to do about it
     */
    public static String textIn(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(PATH);
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    "\"%s\" can't be read as a jar: %s".formatted(jar, e.getMessage()), e);
        }
        throw new IOException(
                "\"%s\" has no %s; run the tests with the kit, and put target/fairlead/delivery.json there"
                        .formatted(jar, PATH));
    }

    /**
     * The ids of laws that bind the certified plugins and were not put to the test, because nothing
     * that they are about came up. They don't speak against the certificate.
     *
     * @throws IllegalArgumentException it can't be read
     */
    public static List<String> open(String json) {
        return CertificateJson.parse(json).plugins().stream()
                .flatMap(each -> Required.open(each.trial()).stream())
                .distinct()
                .toList();
    }

    /** What speaks against a certificate, as JSON, for this jar or directory of class files. */
    public static List<String> check(String json, Path place) {
        try {
            return CertificateJson.parse(json).problems(place);
        } catch (IllegalArgumentException e) {
            return List.of("the certificate can't be read: " + e.getMessage());
        }
    }

    /** What speaks against it for this jar or directory of class files. */
    List<String> problems(Path place) {
        List<String> problems = new ArrayList<>();
        if (!kit.equals(KitVersion.own())) {
            problems.add(
                    "it was made by version %s of the kit, and this is %s, whose laws may be others; judge the plugin again"
                            .formatted(kit, KitVersion.own()));
        }
        try {
            PluginCode now = code.in(place);
            if (!now.equals(code)) {
                problems.add(
                        "\"%s\" doesn't hold the classes that were judged: there are %d with hash %s in the same packages, and there were %d with hash %s; judge it again"
                                .formatted(
                                        place,
                                        now.classes(),
                                        now.sha256(),
                                        code.classes(),
                                        code.sha256()));
            }
        } catch (IOException e) {
            problems.add("\"%s\" can't be read: %s".formatted(place, e.getMessage()));
        }
        if (plugins.isEmpty()) {
            problems.add("it certifies no plugin; judge one");
        }
        plugins.forEach(each -> problems.addAll(Required.problems(each.trial())));
        return problems;
    }

    /**
     * Writes it as JSON, at once.
     *
     * @throws IOException it can't be written
     */
    public void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, CertificateJson.of(this), StandardCharsets.UTF_8);
    }
}
