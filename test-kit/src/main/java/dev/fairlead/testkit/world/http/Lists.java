package dev.fairlead.testkit.world.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.Placeholders;
import dev.fairlead.testkit.world.SourceWorld;
import dev.fairlead.testkit.world.Troubles;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;

/** Lists that a source reads page by page. */
final class Lists implements SourceWorld, Service {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final Troubles troubles = new Troubles(call -> false);
    private final List<List<Item>> lists = new ArrayList<>();
    private final Listing listing;
    private final Host.Site site;
    private final Map<String, String> settings;

    /**
     * @param refusal the status of what fails for now
     */
    Lists(Map<String, String> settings, Listing listing, int refusal) {
        this.listing = listing;
        for (int place = 0; place < listing.lists(); place++) {
            lists.add(new ArrayList<>());
        }
        this.site = Host.open(this, troubles, refusal);
        this.settings =
                new Placeholders(
                                Map.of(
                                        "base",
                                        site.url(),
                                        "path",
                                        path(0),
                                        "url",
                                        site.url() + path(0),
                                        "urls",
                                        IntStream.range(0, lists.size())
                                                .mapToObj(place -> site.url() + path(place))
                                                .collect(Collectors.joining(","))))
                        .fill(settings);
    }

    private static String path(int place) {
        return "/items_" + (char) ('a' + place);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return lists.size();
    }

    /** Also what is in texts of JSON: many connectors pass on an element as they got it. */
    @Override
    public Collection<String> textsIn(SourceRecord record) {
        List<String> texts = new ArrayList<>();
        for (String text : SourceWorld.super.textsIn(record)) {
            texts.add(text);
            if (text.startsWith("{") || text.startsWith("[")) {
                leaves(text, texts);
            }
        }
        return texts;
    }

    private static void leaves(String json, List<String> texts) {
        try {
            collect(MAPPER.readTree(json), texts);
        } catch (JsonProcessingException e) {
            return; // then it only looks like JSON
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }

    @Override
    public Optional<String> nameOf(int place) {
        return Optional.of(path(place));
    }

    @Override
    public void add(Item item) {
        synchronized (site) {
            lists.get(item.place()).add(item);
        }
    }

    @Override
    public Answer serve(Request request) {
        int place =
                IntStream.range(0, lists.size())
                        .filter(each -> path(each).equals(request.path()))
                        .findFirst()
                        .orElse(-1);
        if (place < 0) {
            return Answer.of(404, "{\"error\": \"there is no such list\"}");
        }
        List<Item> chosen = lists.get(place).stream().filter(wanted(request)).toList();
        int limit = Math.min(number(request, "limit", listing.pageSize()), listing.pageSize());
        int from = Math.min(start(request, limit), chosen.size());
        int to = Math.min(from + limit, chosen.size());
        return page(request, chosen.subList(from, to), to < chosen.size() ? to : -1);
    }

    @Override
    public Answer serveHalf(Request request) {
        return serve(request);
    }

    private int number(Request request, String name, int otherwise) {
        return request.number(listing.parameter(name)).orElse(otherwise);
    }

    /** Which items the request is after. */
    private Predicate<Item> wanted(Request request) {
        int above = number(request, "since_id", 0);
        Optional<Instant> since = request.parameter(listing.parameter("since")).map(Lists::time);
        return item -> id(item) > above && (since.isEmpty() || updated(item).isAfter(since.get()));
    }

    private static Instant time(String text) {
        try {
            return text.matches("\\d+")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private int start(Request request, int limit) {
        int page = number(request, "page", 1);
        int offset = number(request, "offset", (page - 1) * limit);
        return number(request, "cursor", offset);
    }

    private Answer page(Request request, List<Item> items, int next) {
        String list = items.stream().map(this::shown).collect(Collectors.joining(",\n ", "[", "]"));
        String cursor = next < 0 ? "" : ", \"next_cursor\": \"" + next + "\"";
        String body =
                listing.field().isEmpty()
                        ? list
                        : "{\"" + listing.field() + "\": " + list + cursor + "}";
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        if (next >= 0) {
            headers.put("Link", "<" + link(request, next) + ">; rel=\"next\"");
        }
        return new Answer(200, headers, body);
    }

    private String link(Request request, int next) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.keySet().removeAll(List.of(listing.parameter("page"), listing.parameter("offset")));
        query.put(listing.parameter("cursor"), Integer.toString(next));
        return site.url()
                + request.path()
                + query.entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static int id(Item item) {
        return item.number() + 1;
    }

    private Instant updated(Item item) {
        return FIRST.plusSeconds(item.number() / listing.sharing());
    }

    private String shown(Item item) {
        Instant updated = updated(item);
        return listing.item()
                .replace("${id}", Integer.toString(id(item)))
                .replace("${updated}", updated.toString())
                .replace("${millis}", Long.toString(updated.toEpochMilli()))
                .replace(
                        "${text}",
                        new String(JsonStringEncoder.getInstance().quoteAsString(item.text())));
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
