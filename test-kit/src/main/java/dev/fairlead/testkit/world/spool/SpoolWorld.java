package dev.fairlead.testkit.world.spool;

import dev.fairlead.testkit.world.SourceWorld;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A directory into which files of lines are put, each as a whole: it is written under a name that
 * ends in {@code .part} and begins with a dot, and then renamed. An item is a line; the items that
 * one step of a schedule adds are a file. Files have names and times in the order in which they
 * come, such as {@code a-0002.txt}.
 *
 * <p>A file that was moved to {@code finished}, or deleted, is one that the connector needs no
 * more; the files that it moves elsewhere, such as to a directory for those it works on, are not.
 */
public final class SpoolWorld {
    private SpoolWorld() {}

    /**
     * Directories to read.
     *
     * @param setting is given the path of the one that files are put into
     */
    public static Source source(String setting) {
        return new Source(Map.of(setting, "${path}"), 1);
    }

    /** Worlds for sources. Immutable. */
    public static final class Source implements Supplier<SourceWorld> {
        private final Map<String, String> settings;
        private final int senders;

        private Source(Map<String, String> settings, int senders) {
            this.settings = settings;
            this.senders = senders;
        }

        /**
         * Adds a setting; {@code ${path}} in the value becomes the directory that files are put
         * into, {@code ${finished}} and {@code ${error}} those beside it. All are there from the
         * beginning.
         */
        public Source with(String name, String value) {
            Map<String, String> more = new TreeMap<>(settings);
            more.put(name, value);
            return new Source(Map.copyOf(more), senders);
        }

        /** As many senders, at most four, whose files begin with a letter of theirs; default 1. */
        public Source senders(int count) {
            return new Source(settings, count);
        }

        @Override
        public SourceWorld get() {
            return new SpoolDirectory(settings, senders);
        }
    }
}
