package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.plugin.Inventory;
import dev.fairlead.runtime.plugin.Inventory.Entry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Shows plugins to people, by location and in columns; and to programs, in lines with tabs. */
final class PluginTable {
    private final Terminal terminal;

    PluginTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Inventory inventory, PrintWriter out) {
        List<Entry> entries = inventory.entries();
        int type = width(entries, entry -> entry.type().label());
        int alias = width(entries, PluginTable::alias);
        int version = width(entries, entry -> entry.version().text());
        Path location = null;
        for (Entry entry : entries) {
            if (!entry.location().equals(location)) {
                location = entry.location();
                out.println(terminal.cyan(location.toString()));
            }
            out.println(
                    "  "
                            + terminal.dim(padded(entry.type().label(), type))
                            + "  "
                            + padded(alias(entry), alias)
                            + "  "
                            + padded(entry.version().text(), version)
                            + "  "
                            + terminal.dim(entry.className())
                            + (entry.listed() ? "" : "  " + terminal.yellow("no manifest")));
            entry.trouble().ifPresent(why -> out.println("    " + terminal.red(why)));
        }
        if (!inventory.problems().isEmpty() && !entries.isEmpty()) {
            out.println();
        }
        inventory.problems().forEach(problem -> out.println(terminal.red(problem.message())));
        out.println();
        out.println(summary(inventory));
    }

    private static String summary(Inventory inventory) {
        long broken = inventory.entries().stream().filter(its -> its.trouble().isPresent()).count();
        long unlisted = inventory.entries().stream().filter(its -> !its.listed()).count();
        return inventory.entries().size()
                + " plugins"
                + (broken == 0 ? "" : ", " + broken + " of them can't be used")
                + (unlisted == 0
                        ? ""
                        : ", "
                                + unlisted
                                + " without manifest: plugin.discovery=service_load doesn't find"
                                + " them, and with hybrid_fail a worker doesn't start");
    }

    /** One line for each plugin: type, class, short name, version, location, manifest, trouble. */
    static void printLines(Inventory inventory, PrintWriter out) {
        for (Entry entry : inventory.entries()) {
            out.println(
                    String.join(
                            "\t",
                            entry.type().label(),
                            entry.className(),
                            alias(entry),
                            entry.version().text(),
                            entry.location().toString(),
                            entry.listed() ? "yes" : "no",
                            entry.trouble().orElse("")));
        }
    }

    /** The shortest name that means it. */
    private static String alias(Entry entry) {
        List<String> aliases = entry.aliases();
        return aliases.isEmpty() ? "-" : aliases.get(aliases.size() - 1);
    }

    private static int width(List<Entry> entries, Function<Entry, String> column) {
        return entries.stream().mapToInt(entry -> column.apply(entry).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
