package dev.fairlead.maven.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is typed: single keys on a terminal, lines elsewhere. A key that is a digit begins a number,
 * which belongs to the key that follows it. When the input ends, dev mode goes on.
 */
final class Keyboard implements AutoCloseable {
    /** How much a key needs before it says something. */
    enum Mode {
        /** A key alone. */
        KEYS,
        /** A line. */
        LINES
    }

    private final InputStream in;
    private final Mode mode;
    private final Consumer<DevEvent> events;
    private final StringBuilder typed = new StringBuilder();

    private Keyboard(InputStream in, Mode mode, Consumer<DevEvent> events) {
        this.in = in;
        this.mode = mode;
        this.events = events;
    }

    /** Reads keys if the process has a terminal that can do it, else lines. */
    static Keyboard ofTerminal(boolean isTerminal, Consumer<DevEvent> events) {
        Mode mode = isTerminal && stty("-icanon", "-echo", "min", "1") ? Mode.KEYS : Mode.LINES;
        return of(System.in, mode, events);
    }

    static Keyboard of(InputStream in, Mode mode, Consumer<DevEvent> events) {
        Keyboard keyboard = new Keyboard(in, mode, events);
        Thread thread = new Thread(keyboard::run, "fairlead-keyboard");
        thread.setDaemon(true);
        thread.start();
        return keyboard;
    }

    Mode mode() {
        return mode;
    }

    private void run() {
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read((char) next);
            }
        } catch (IOException e) {
            return; // nobody types any more
        }
    }

    private void read(char next) {
        boolean ends = next == '\n' || next == '\r';
        if (!ends) {
            typed.append(next);
        }
        if (ends || (mode == Mode.KEYS && !Character.isDigit(next))) {
            String key = typed.toString();
            typed.setLength(0);
            events.accept(new DevEvent.Typed(key));
        }
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() {
        if (mode == Mode.KEYS) {
            stty("icanon", "echo");
        }
    }

    /** There is no other way to a terminal's settings from Java, short of a native library. */
    private static boolean stty(String... settings) {
        try {
            Process process =
                    new ProcessBuilder(command(settings))
                            .redirectInput(Redirect.INHERIT)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no stty here: lines will do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> command(String... settings) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(settings));
        return command;
    }
}
