package dev.fairlead.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.PluginPathOptions;
import dev.fairlead.runtime.plugin.Inventory;
import dev.fairlead.runtime.plugin.PluginProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what a plugin.path holds. */
@Command(
        name = "plugins",
        description = {
            "Lists the plugins in plugin.path, and says why what is missing is missing.",
            "Makes an instance of each. Into a pipe it writes a line for each plugin, with tabs:",
            "type, class, short name, version, location, manifest (yes or no), trouble."
        },
        mixinStandardHelpOptions = true)
final class ListPlugins implements Runnable {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "worker.properties",
            description = "a worker's configuration, for its plugin.path")
    private @Nullable Path worker;

    @Option(
            names = "--plugin-path",
            paramLabel = "PATHS",
            description = "directories with plugins, separated by commas")
    private @Nullable String pluginPath;

    @Option(names = "--json", description = "write JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        Inventory inventory = quietly(path());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(inventory));
        } else if (Terminal.isTerminal()) {
            new PluginTable(Terminal.detect(System.getenv())).print(inventory, out);
        } else {
            PluginTable.printLines(inventory, out);
            PrintWriter err = spec.commandLine().getErr();
            inventory.problems().forEach(problem -> err.println(problem.message()));
            err.flush();
        }
        out.flush();
    }

    /** What plugins log while they are made is not asked for. */
    private static Inventory quietly(PluginPathOptions options) {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.SEVERE);
        try {
            return Inventory.of(options.path(), ListPlugins.class.getClassLoader());
        } finally {
            root.setLevel(before);
        }
    }

    private PluginPathOptions path() {
        if (pluginPath != null && worker == null) {
            return PluginPathOptions.parse(Map.of("plugin.path", pluginPath));
        }
        if (worker != null && pluginPath == null) {
            return PluginPathOptions.parse(ConfigFiles.worker(worker));
        }
        throw new ParameterException(
                spec.commandLine(), "name a worker.properties or give a --plugin-path");
    }

    private static String json(Inventory inventory) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode all = mapper.createObjectNode();
        ArrayNode plugins = all.putArray("plugins");
        for (Inventory.Entry entry : inventory.entries()) {
            ObjectNode plugin = plugins.addObject();
            plugin.put("type", entry.type().label());
            plugin.put("class", entry.className());
            ArrayNode aliases = plugin.putArray("aliases");
            entry.aliases().forEach(aliases::add);
            plugin.put("version", entry.version().text());
            plugin.put("location", entry.location().toString());
            plugin.put("manifest", entry.listed());
            plugin.put("usable", entry.trouble().isEmpty());
            entry.trouble().ifPresent(trouble -> plugin.put("trouble", trouble));
        }
        ArrayNode problems = all.putArray("problems");
        for (PluginProblem problem : inventory.problems()) {
            ObjectNode one = problems.addObject();
            one.put("where", problem.where());
            one.put("why", problem.why());
            one.put("remedy", problem.remedy());
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and booleans can always be written", e);
        }
    }
}
