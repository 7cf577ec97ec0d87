package dev.fairlead.maven.run;

import dev.fairlead.maven.run.DevFiles.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What becomes of each event of dev mode. Confined to one thread: a save that comes while another
 * one is built waits for it.
 */
final class DevLoop {
    /** Makes plugins of sources. */
    interface Builder {
        /**
         * Builds what has changed.
         *
         * @return what keeps it from being built, told to the author; empty if nothing does
         */
        Optional<String> build(Set<Path> changed);

        /** Puts what was built last where a worker can take it, and returns where. */
        Path place() throws IOException;
    }

    /** The worker, in a process of its own. */
    interface Worker {
        /** Has it do something. */
        void tell(String command) throws IOException;

        /** Kills it without a word, and starts it again. */
        void crash() throws IOException;
    }

    /** Where the author reads. */
    interface Screen {
        /** Shows what goes on. */
        void say(String line);

        /** Shows what is wrong. */
        void warn(String lines);
    }

    private static final String NOT_BUILT = "FL603";
    private static final String POM_CHANGED = "FL604";

    private final DevFiles files;
    private final Builder builder;
    private final Worker worker;
    private final Screen screen;

    DevLoop(DevFiles files, Builder builder, Worker worker, Screen screen) {
        this.files = files;
        this.builder = builder;
        this.worker = worker;
        this.screen = screen;
    }

    /**
     * Handles one event.
     *
     * @return false when it was the last one
     * @throws IOException if the worker can't be reached
     */
    boolean handle(DevEvent event) throws IOException {
        if (event instanceof DevEvent.Saved saved) {
            saved(saved);
            return true;
        }
        return event instanceof DevEvent.Typed typed && typed(typed.key());
    }

    private void saved(DevEvent.Saved saved) throws IOException {
        Meaning meaning = files.of(saved.files());
        for (Path pom : meaning.poms()) {
            screen.warn(
                    POM_CHANGED
                            + ": "
                            + pom
                            + " has changed, and Maven has read it already; q, and start again");
        }
        boolean isBuilt = true;
        if (!meaning.sources().isEmpty()) {
            isBuilt = rebuilt(meaning.sources(), saved.at());
        }
        for (Path config : meaning.configs()) {
            worker.tell(
                    Files.exists(config)
                            ? "config " + saved.at() + " " + config
                            : "gone " + config);
        }
        if (!isBuilt) {
            screen.say("the old code goes on");
        }
    }

    private boolean rebuilt(Set<Path> sources, long at) throws IOException {
        Optional<String> trouble = builder.build(sources);
        if (trouble.isPresent()) {
            screen.warn(NOT_BUILT + ": " + trouble.get());
            return false;
        }
        worker.tell("reload " + at + " " + builder.place());
        return true;
    }

    private boolean typed(String typed) throws IOException {
        if (typed.isBlank()) {
            return true;
        }
        Optional<Key.Press> press = Key.parse(typed);
        if (press.isEmpty()) {
            screen.say("no key " + typed.strip() + "; keys: " + Key.summary());
            return true;
        }
        return pressed(press.get().key(), press.get().count());
    }

    private boolean pressed(Key key, OptionalInt count) throws IOException {
        switch (key) {
            case PAUSE -> worker.tell("pause");
            case CRASH -> {
                screen.say("killed; what it had not committed comes again");
                worker.crash();
            }
            case RESTART -> worker.tell("restart");
            case BACK -> worker.tell(count.isPresent() ? "rewind " + count.getAsInt() : "rewind");
            case OFFSETS -> worker.tell("offsets");
            case SCHEMAS -> worker.tell("schemas");
            case HELP -> Key.help().forEach(screen::say);
            case QUIT -> {
                worker.tell("quit");
                return false;
            }
        }
        return true;
    }
}
