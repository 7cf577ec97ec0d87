package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import java.util.List;
import java.util.Map;

/** The reference as Markdown, in tables. */
final class MarkdownPage {
    private static final String HEAD =
            "| setting | type | default | importance | what it does |\n|---|---|---|---|---|\n";

    private MarkdownPage() {}

    /** All plugins, each under a heading. */
    static String of(List<DescribedPlugin> plugins, int level) {
        StringBuilder page = new StringBuilder();
        for (DescribedPlugin plugin : plugins) {
            page.append("#".repeat(level)).append(' ').append(plugin.name()).append("\n\n");
            page.append(plugin.kind()).append(" `").append(plugin.className()).append("`\n\n");
            page.append(settings(plugin, level + 1)).append('\n');
        }
        return page.toString().strip() + "\n";
    }

    /** The settings of one plugin. */
    static String settings(DescribedPlugin plugin, int level) {
        if (plugin.settings().isEmpty()) {
            return "It has no settings of its own.\n";
        }
        StringBuilder tables = new StringBuilder();
        Map<String, List<Setting>> groups = plugin.groups();
        groups.forEach(
                (group, settings) -> {
                    if (!group.isEmpty() && groups.size() > 1) {
                        tables.append("#".repeat(level)).append(' ').append(group).append("\n\n");
                    }
                    tables.append(HEAD);
                    settings.forEach(setting -> tables.append(row(setting)));
                    tables.append('\n');
                });
        return tables.toString().strip() + "\n";
    }

    private static String row(Setting setting) {
        return "| `"
                + setting.name()
                + "` | "
                + setting.type()
                + " | "
                + preset(setting)
                + " | "
                + setting.shown().importance()
                + " | "
                + meaning(setting)
                + " |\n";
    }

    private static String preset(Setting setting) {
        return switch (setting.presence()) {
            case REQUIRED -> "**required**";
            case OPTIONAL -> "";
            case DEFAULT -> {
                if (setting.isSecret()) {
                    yield "*(hidden)*";
                }
                yield setting.defaultText().isEmpty()
                        ? "*(empty)*"
                        : "`" + setting.defaultText().replace("|", "\\|") + "`";
            }
        };
    }

    private static String meaning(Setting setting) {
        String limits = Limits.of(setting).inWords();
        String text = setting.shown().documentation();
        return cell(text)
                + (limits.isEmpty()
                        ? ""
                        : (text.isEmpty() ? "" : "<br>") + "*" + cell(limits) + "*");
    }

    private static String cell(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replaceAll("\\s*\\R\\s*", "<br>");
    }
}
