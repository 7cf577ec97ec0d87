package dev.fairlead.testkit.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the process that judges is told.
 *
 * @param plugin for messages
 * @param connect the release of Kafka Connect, for messages
 * @param parts the plugin's class path
 * @param supplement jars of a newer Kafka on the process's class path, which the plugin must not
 *     see
 * @param instrumented whether files, clocks and sleep of the plugin go through the kit
 * @param requests what to judge, one after the other
 */
public record Order(
        String plugin,
        String connect,
        List<String> parts,
        List<String> supplement,
        boolean instrumented,
        List<Request> requests) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Order {
        parts = List.copyOf(parts);
        supplement = List.copyOf(supplement);
        requests = List.copyOf(requests);
    }

    String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order that can't be written", e);
        }
    }

    /** Reads what the starting process wrote. */
    public static Order parse(String json) {
        try {
            return MAPPER.readValue(json, Order.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order of another version of the kit", e);
        }
    }

    /** The plugin's own loader, which shares with this process what a worker would share. */
    public IsolatedPlugin load(ClassLoader kit) {
        Set<Path> hidden = supplement.stream().map(Path::of).collect(Collectors.toSet());
        return new IsolatedPlugin(this, new WorkerView(kit, hidden));
    }
}
