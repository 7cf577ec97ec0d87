package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.certificate.Certificate;
import dev.fairlead.testkit.certificate.PluginCode;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.verdict.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Delivery certificates for the command line. */
final class Certificates {
    private Certificates() {}

    /**
     * Certifies what was judged of a jar or a directory of class files.
     *
     * @throws BadInput the plugin is something else
     */
    static void write(PluginJar jar, List<Trial> trials, Path file) throws IOException {
        PluginCode code = PluginCode.of(jar.path());
        if (code.classes() == 0) {
            throw new BadInput(
                    "\"%s\" has no class files of its own to certify; name the jar that has the plugin, and the others with --libraries"
                            .formatted(jar.path()));
        }
        List<Certificate.Certified> plugins =
                trials.stream().map(trial -> new Certificate.Certified(trial, "")).toList();
        Certificate.of(plugins, code, jar.connect().orElse("")).write(file);
    }

    /** Says what speaks against a certificate, and gives the exit code. */
    static int check(Path plugin, Optional<Path> file, PrintWriter out, PrintWriter err)
            throws IOException {
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new BadInput("\"%s\" can't be read".formatted(file.get()));
        }
        String json;
        try {
            json = file.isPresent() ? Files.readString(file.get()) : Certificate.textIn(plugin);
        } catch (IOException e) {
            err.println("fairlead: " + e.getMessage());
            return Verify.BROKEN;
        }
        List<String> problems = Certificate.check(json, plugin);
        problems.forEach(problem -> err.println("fairlead: " + problem));
        if (problems.isEmpty()) {
            List<String> open = Certificate.open(json);
            out.println("the certificate of " + plugin + " stands");
            if (!open.isEmpty()) {
                out.println("not put to the test: " + String.join(" ", open));
            }
        }
        return problems.isEmpty() ? Verify.HELD : Verify.BROKEN;
    }
}
