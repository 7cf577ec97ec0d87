package dev.fairlead.maven.run;

import java.io.PrintStream;

/** What dev mode says, between the lines that the worker prints on the same terminal. */
final class TerminalScreen implements DevLoop.Screen {
    private final PrintStream out;
    private final boolean coloured;

    TerminalScreen(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    @Override
    public void say(String line) {
        out.println(mark("32") + " " + line);
    }

    @Override
    public void warn(String lines) {
        out.println(mark("31") + " " + lines);
    }

    private String mark(String colour) {
        return coloured ? "\u001b[" + colour + "m[fairlead]\u001b[0m" : "[fairlead]";
    }
}
