package dev.fairlead.maven.docs;

import dev.fairlead.maven.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a README that are written by the build: between {@code <!-- fairlead:config -->} and
 * {@code <!-- /fairlead:config -->}. With a class name after {@code config} a part has the tables
 * of that plugin alone.
 */
public final class Readme {
    private static final Pattern START =
            Pattern.compile("<!--\\s*fairlead:config(?:\\s+([\\w.$]+))?\\s*-->");
    private static final Pattern END = Pattern.compile("<!--\\s*/fairlead:config\\s*-->");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6})\\s");

    private final String file;
    private final String text;
    private final List<DescribedPlugin> plugins;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Takes a README.
     *
     * @param file its path, for messages
     * @param text what is in it
     * @param plugins what its parts describe
     */
    public Readme(String file, String text, List<DescribedPlugin> plugins) {
        this.file = file;
        this.text = text;
        this.plugins = List.copyOf(plugins);
    }

    /**
     * Tells whether it has a part for us.
     *
     * @return true if a part begins
     */
    public boolean isMarked() {
        return START.matcher(text).find();
    }

    /**
     * Returns what is wrong with the marks; complete after {@link #written}.
     *
     * @return findings, often none
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Writes the parts.
     *
     * @return the README as it should be, with its own line ends
     */
    public String written() {
        StringBuilder out = new StringBuilder();
        Matcher start = START.matcher(text);
        Matcher end = END.matcher(text);
        int done = 0;
        while (start.find(done)) {
            if (!end.find(start.end())) {
                findings.add(unended(line(start.start())));
                break;
            }
            out.append(text, done, start.end());
            out.append(part(start.toMatchResult()));
            done = end.start();
        }
        return out.append(text, done, text.length()).toString();
    }

    private String part(MatchResult start) {
        int level = level(start.start());
        String wanted = start.group(1);
        String part;
        if (wanted == null) {
            part = MarkdownPage.of(plugins, level);
        } else {
            Optional<DescribedPlugin> plugin =
                    plugins.stream().filter(each -> each.className().equals(wanted)).findFirst();
            if (plugin.isEmpty()) {
                findings.add(unknown(wanted, line(start.start())));
                return "\n";
            }
            part = MarkdownPage.settings(plugin.get(), level);
        }
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        return ("\n" + part).replace("\n", lineEnd);
    }

    /** One below the heading under which the part lies. */
    private int level(int start) {
        return Math.min(
                6,
                1
                        + HEADING.matcher(text.substring(0, start))
                                .results()
                                .reduce((first, second) -> second)
                                .map(heading -> heading.group(1).length())
                                .orElse(1));
    }

    private long line(int at) {
        return text.substring(0, at).lines().count() + (text.startsWith("\n", at) ? 0 : 1);
    }

    private Finding unended(long line) {
        return Finding.error(
                "FL704",
                "the part of the settings doesn't end",
                file + ", line " + line,
                "everything below would be replaced",
                "<!-- /fairlead:config -->");
    }

    private Finding unknown(String className, long line) {
        return Finding.error(
                "FL705",
                "the README asks for the settings of " + className + ", which is no plugin here",
                file + ", line " + line,
                "the part is written from what the plugins of this project say of themselves",
                "one of "
                        + String.join(
                                ", ", plugins.stream().map(DescribedPlugin::className).toList()));
    }

    /**
     * Tells where the README differs from what it should be.
     *
     * @param written what it should be
     * @return an error, or nothing if it is as it should be
     */
    public Optional<Finding> drift(String written) {
        List<String> old = text.lines().toList();
        List<String> now = written.lines().toList();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            String before = i < old.size() ? old.get(i) : "";
            String after = i < now.size() ? now.get(i) : "";
            if (!before.equals(after)) {
                return Optional.of(
                        Finding.error(
                                "FL703",
                                "the README no longer says which settings there are",
                                file + ", line " + (i + 1),
                                "a user would configure something that the plugin doesn't take\n"
                                        + "it says:   "
                                        + before
                                        + "\nshould be: "
                                        + after,
                                "mvn process-classes fairlead:docs, and commit the README; for"
                                        + " that, <check> belongs to an <execution>, not to the"
                                        + " plugin"));
            }
        }
        return Optional.empty();
    }
}
