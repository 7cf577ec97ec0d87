package dev.fairlead.maven.bundle;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The two jars of a plugin project: the plugin jar, which takes the main artifact's name because
 * that is what tools download, and beside it the thin one with the project's own classes only.
 */
public final class PluginPackage {
    private final Path plugin;
    private final Path thin;

    /**
     * Names the jars.
     *
     * @param jar the project's main artifact, as jar:jar or an earlier run of this left it
     */
    public PluginPackage(Path jar) {
        this.plugin = jar;
        this.thin =
                jar.resolveSibling(
                        String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "")
                                + "-thin.jar");
    }

    /**
     * Puts the project's own jar aside. When jar:jar saw no change and left an earlier plugin jar
     * in place, the thin jar of that time is used again.
     *
     * @return the thin jar
     * @throws IOException if it can't be moved, or is gone
     */
    public Path thinJar() throws IOException {
        if (!PluginJar.isMade(plugin)) {
            Files.move(plugin, thin, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(thin)) {
            throw new IOException(
                    plugin
                            + " was made by an earlier build, but "
                            + thin
                            + " is gone; build again with mvn clean package");
        }
        return thin;
    }

    /**
     * Makes the plugin jar out of the {@linkplain #thinJar() thin} one and libraries.
     *
     * @param libraries what goes in, in class path order
     * @param maker makes the jar
     * @return what came out
     * @throws IOException if a jar can't be read or written
     */
    public JarSummary make(List<Library> libraries, PluginJar maker) throws IOException {
        maker.make(thin, libraries, plugin);
        return JarSummary.of(plugin);
    }

    /**
     * Tells what would keep a worker from using the jar, or go badly in it.
     *
     * @param summary what is in the jar
     * @param libraries what went in
     * @param pom the project's POM
     * @return findings, often none
     * @throws IOException if a library can't be read
     */
    public List<Finding> judge(JarSummary summary, List<Library> libraries, String pom)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (summary.plugins().isEmpty()) {
            findings.add(
                    Finding.error(
                            "FL201",
                            "there is no plugin in " + summary.name(),
                            plugin.toString(),
                            "a worker lists what the service files in META-INF/services name, and"
                                    + " there is none",
                            "write a public class that extends SourceConnector, SinkConnector or"
                                    + " another plugin type, and bind the goal manifests in "
                                    + pom
                                    + ":\n"
                                    + "<goals><goal>manifests</goal><goal>plugin</goal></goals>"));
        }
        for (String name : summary.unknown()) {
            findings.add(
                    Finding.error(
                            "FL202",
                            "a service file names " + name + ", which is not in " + summary.name(),
                            plugin.toString(),
                            "ServiceLoader would throw for it, and the worker would log one line",
                            "give the dependency that has the class the scope compile, or take the"
                                    + " line out of the service file"));
        }
        findings.addAll(new Misfits(summary, libraries, pom).find());
        findings.addAll(Overlaps.find(libraries, pom));
        return findings;
    }

    /**
     * Returns the jar for workers.
     *
     * @return its path
     */
    public Path plugin() {
        return plugin;
    }

    /**
     * Returns the jar with the project's own classes.
     *
     * @return its path
     */
    public Path thin() {
        return thin;
    }
}
