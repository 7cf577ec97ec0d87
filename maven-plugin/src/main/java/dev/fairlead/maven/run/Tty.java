package dev.fairlead.maven.run;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person sits in front of this process. */
final class Tty {
    private Tty() {}

    /** Since Java 22 there is a console even where there is no terminal, and it knows. */
    @SuppressWarnings("SystemConsoleNull") // where it isn't null, it is asked
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Runtime.version().feature() < 22
                    || (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    static boolean showsColours() {
        return isThere()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}
