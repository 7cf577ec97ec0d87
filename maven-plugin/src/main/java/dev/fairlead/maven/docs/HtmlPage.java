package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import java.util.List;
import java.util.Map;

/** The reference as one HTML file that needs nothing else. */
final class HtmlPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --text: #1d2430; --soft: #5b6675; --line: #dfe4ea; --back: #fff;
              --panel: #f5f7f9; --accent: #0b63c5; --need: #a3360b; }
            @media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --soft: #9aa6b5; --line: #323a45;
              --back: #14181d; --panel: #1d232b; --accent: #79b2ff; --need: #ff9d76; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--back); color: var(--text);
              font: 16px/1.55 system-ui, sans-serif; }
            h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.35rem; margin: 3rem 0 .25rem; }
            h3 { font-size: 1.05rem; margin: 2rem 0 0; color: var(--soft); }
            a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
            code, pre { font: .9em/1.5 ui-monospace, monospace; }
            .soft { color: var(--soft); margin: 0; overflow-wrap: anywhere; }
            nav ul { padding-left: 1.2rem; }
            dl { margin: .5rem 0 0; }
            dt { border-top: 1px solid var(--line); padding-top: .9rem; margin-top: .9rem; display: flex; flex-wrap: wrap;
              gap: .25rem .75rem; align-items: baseline; }
            dt a { color: inherit; overflow-wrap: anywhere; } dt a code { font-size: 1rem; font-weight: 700; }
            dt span { font-size: .85rem; color: var(--soft); } dt .need { color: var(--need); font-weight: 600; }
            dd { margin: .25rem 0 0; overflow-wrap: anywhere; } dd p { margin: 0 0 .35rem; white-space: pre-line; }
            dd .soft { font-size: .9rem; }
            :target { background: var(--panel); outline: .4rem solid var(--panel); }
            pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .9rem; overflow-x: auto; }
            summary { cursor: pointer; color: var(--accent); margin-top: 1.5rem; }
            """;

    private HtmlPage() {}

    static String of(String title, String version, List<DescribedPlugin> plugins) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width,"
                                + " initial-scale=1\">\n")
                .append("<title>")
                .append(text(title))
                .append(": settings</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(text(title))
                .append("</h1>\n<p class=\"soft\">Settings of version ")
                .append(text(version))
                .append("</p>\n");
        if (plugins.size() > 1) {
            contents(plugins, page);
        }
        plugins.forEach(plugin -> plugin(plugin, page));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void contents(List<DescribedPlugin> plugins, StringBuilder page) {
        page.append("<nav>\n<ul>\n");
        for (DescribedPlugin plugin : plugins) {
            page.append("<li><a href=\"#")
                    .append(text(plugin.name()))
                    .append("\">")
                    .append(text(plugin.name()))
                    .append("</a> <span class=\"soft\">")
                    .append(text(plugin.kind()))
                    .append("</span></li>\n");
        }
        page.append("</ul>\n</nav>\n");
    }

    private static void plugin(DescribedPlugin plugin, StringBuilder page) {
        page.append("<section>\n<h2 id=\"")
                .append(text(plugin.name()))
                .append("\">")
                .append(text(plugin.name()))
                .append("</h2>\n<p class=\"soft\">")
                .append(text(plugin.kind()))
                .append(" <code>")
                .append(text(plugin.className()))
                .append("</code></p>\n");
        if (plugin.settings().isEmpty()) {
            page.append("<p>It has no settings of its own.</p>\n");
        }
        Map<String, List<Setting>> groups = plugin.groups();
        groups.forEach(
                (group, settings) -> {
                    if (!group.isEmpty() && groups.size() > 1) {
                        page.append("<h3>").append(text(group)).append("</h3>\n");
                    }
                    page.append("<dl>\n");
                    settings.forEach(setting -> setting(plugin.name(), setting, page));
                    page.append("</dl>\n");
                });
        Examples examples = new Examples(plugin);
        example("Example as .properties, with all settings", examples.properties(), page);
        example("Example as .json, with what has to be set", examples.json(), page);
        page.append("</section>\n");
    }

    private static void setting(String plugin, Setting setting, StringBuilder page) {
        String id = text(plugin + "." + setting.name());
        page.append("<dt id=\"")
                .append(id)
                .append("\"><a href=\"#")
                .append(id)
                .append("\"><code>")
                .append(text(setting.name()))
                .append("</code></a><span>")
                .append(text(setting.type()))
                .append("</span>")
                .append(preset(setting))
                .append("<span>")
                .append(text(setting.shown().importance()))
                .append(" importance</span></dt>\n<dd>");
        if (!setting.shown().documentation().isEmpty()) {
            page.append("<p>").append(text(setting.shown().documentation())).append("</p>");
        }
        String limits = Limits.of(setting).inWords();
        if (!limits.isEmpty()) {
            page.append("<p class=\"soft\">Takes: ").append(text(limits)).append("</p>");
        }
        page.append("</dd>\n");
    }

    private static String preset(Setting setting) {
        return switch (setting.presence()) {
            case REQUIRED -> "<span class=\"need\">required</span>";
            case OPTIONAL -> "<span>optional</span>";
            case DEFAULT -> {
                if (setting.isSecret()) {
                    yield "<span>default hidden</span>";
                }
                yield setting.defaultText().isEmpty()
                        ? "<span>default: empty</span>"
                        : "<span>default <code>" + text(setting.defaultText()) + "</code></span>";
            }
        };
    }

    private static void example(String title, String example, StringBuilder page) {
        page.append("<details><summary>")
                .append(title)
                .append("</summary>\n<pre>")
                .append(text(example))
                .append("</pre></details>\n");
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
