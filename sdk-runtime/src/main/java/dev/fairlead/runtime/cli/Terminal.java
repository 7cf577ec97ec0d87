package dev.fairlead.runtime.cli;

import java.util.Map;

/** Whether there is somebody who sees colours, and which. */
enum Terminal {
    /** Escape sequences show as colours. */
    COLOURED,
    /** A file, a pipe, or a user who doesn't want colours. */
    PLAIN;

    /**
     * Colours are for terminals, and not for those who set NO_COLOR. bin/fairlead looks at standard
     * output and says {@code fairlead.terminal=true}; without it the JVM is asked, which since Java
     * 22 has a console even where there is no terminal.
     */
    static Terminal detect(Map<String, String> environment) {
        boolean wanted =
                isTerminal()
                        && !environment.containsKey("NO_COLOR")
                        && !"dumb".equals(environment.get("TERM"));
        return wanted ? COLOURED : PLAIN;
    }

    /** Whether a person reads what is written. */
    @SuppressWarnings("SystemConsoleNull") // only asked where null still means no terminal
    static boolean isTerminal() {
        return Boolean.getBoolean("fairlead.terminal")
                || (Runtime.version().feature() < 22 && System.console() != null);
    }

    String dim(String text) {
        return coloured("2", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String green(String text) {
        return coloured("32", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String cyan(String text) {
        return coloured("36", text);
    }

    private String coloured(String code, String text) {
        return this == COLOURED && !text.isEmpty()
                ? "\u001b[" + code + "m" + text + "\u001b[0m"
                : text;
    }
}
