package dev.fairlead.testkit.world.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.Rows;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.Troubles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.SchemaAndValue;

/** Takes what a sink sends. */
final class Mailbox implements SinkWorld, Service {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Answer DONE = Answer.of(200, "{}");

    private final Troubles troubles = new Troubles(call -> !call.startsWith("GET"));
    private final boolean structs;
    private final OptionalInt blame;
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Host.Site site;
    private final Map<String, String> settings;
    private final List<Set<String>> posted = new ArrayList<>();
    private final Map<String, Set<String>> put = new LinkedHashMap<>();

    /**
     * @param refusal the status of what fails for now
     * @param blame the status of what can't be stored, if there is such a thing
     */
    Mailbox(Map<String, String> settings, boolean structs, int refusal, OptionalInt blame) {
        this.structs = structs;
        this.blame = blame;
        this.site = Host.open(this, troubles, refusal);
        this.settings = new Placeholders(Map.of("url", site.url())).fill(settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public SchemaAndValue key(Item item) {
        return structs ? Rows.id(item) : SinkWorld.super.key(item);
    }

    @Override
    public SchemaAndValue value(Item item) {
        return structs ? Rows.value(item) : SinkWorld.super.value(item);
    }

    @Override
    public Optional<SchemaAndValue> poison(Item item) {
        if (blame.isEmpty()) {
            return Optional.empty();
        }
        poison.add(item.text());
        return Optional.of(value(item));
    }

    @Override
    public Answer serve(Request request) {
        List<Set<String>> parts = parts(request.body());
        return store(request, parts, parts);
    }

    @Override
    public Answer serveHalf(Request request) {
        List<Set<String>> parts = parts(request.body());
        return store(request, parts, parts.subList(0, (parts.size() + 1) / 2));
    }

    private Answer store(Request request, List<Set<String>> all, List<Set<String>> parts) {
        if (all.stream().flatMap(Set::stream).anyMatch(poison::contains)) {
            return Answer.of(blame.orElseThrow(), "{\"error\": \"one of these is wrong\"}");
        }
        switch (request.method()) {
            case "POST" -> posted.addAll(parts);
            case "PUT", "PATCH" -> {
                Set<String> texts = new LinkedHashSet<>();
                parts.forEach(texts::addAll);
                put.put(request.path(), texts);
            }
            case "DELETE" -> put.remove(request.path());
            default -> {
                return DONE;
            }
        }
        return DONE;
    }

    /** The texts of each thing in a body. */
    private static List<Set<String>> parts(String body) {
        List<JsonNode> nodes = read(body);
        if (nodes.size() == 1 && nodes.get(0).isArray()) {
            JsonNode array = nodes.get(0);
            nodes = new ArrayList<>();
            array.forEach(nodes::add);
        }
        List<Set<String>> parts = new ArrayList<>();
        for (JsonNode node : nodes) {
            Set<String> texts = new LinkedHashSet<>();
            collect(node, texts);
            parts.add(texts);
        }
        return parts;
    }

    private static List<JsonNode> read(String body) {
        try {
            return List.of(JSON.readTree(body));
        } catch (JacksonException e) {
            return body.lines().filter(line -> !line.isBlank()).map(Mailbox::readLine).toList();
        }
    }

    private static JsonNode readLine(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            return TextNode.valueOf(line);
        }
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isContainerNode()) {
            node.forEach(each -> collect(each, texts));
        } else {
            texts.add(node.asText());
        }
    }

    @Override
    public Collection<String> stored() {
        synchronized (site) {
            List<String> texts = new ArrayList<>();
            posted.forEach(texts::addAll);
            put.values().forEach(texts::addAll);
            return texts;
        }
    }

    @Override
    public boolean canRefuse() {
        return true;
    }

    @Override
    public void refuse(int write) {
        troubles.refuse(write);
    }

    @Override
    public void refuseNothing() {
        troubles.refuse(0);
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        troubles.away(true);
    }

    @Override
    public void comeBack() {
        troubles.away(false);
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        troubles.meetAlso(interference);
    }

    @Override
    public String shorten(String text) {
        return site.shorten(text);
    }

    @Override
    public void close() {
        site.close();
    }
}
