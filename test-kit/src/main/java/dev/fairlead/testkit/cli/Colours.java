package dev.fairlead.testkit.cli;

import java.util.Map;

/** Whether standard output shows colours. */
enum Colours {
    SHOWN,
    NONE;

    /** bin/fairlead looks at standard output and says {@code fairlead.terminal=true}. */
    static Colours detect(Map<String, String> environment) {
        return Boolean.getBoolean("fairlead.terminal")
                        && !environment.containsKey("NO_COLOR")
                        && !"dumb".equals(environment.get("TERM"))
                ? SHOWN
                : NONE;
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

    String bold(String text) {
        return coloured("1", text);
    }

    private String coloured(String code, String text) {
        return this == SHOWN ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
