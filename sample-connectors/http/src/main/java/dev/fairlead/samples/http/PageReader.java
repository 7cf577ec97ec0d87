package dev.fairlead.samples.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import dev.fairlead.api.time.TaskTime;
import dev.fairlead.samples.http.HttpSourceConfig.Paging;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads one list after a place. */
final class PageReader implements Reader<Place, String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

    /** In a row; then somebody should learn of it. */
    private static final int SILENT_REFUSALS_MAX = 10;

    /** In one read; a list of empty pages without an end must not keep the task. */
    private static final int EMPTY_PAGES_MAX = 20;

    private final HttpSourceConfig config;
    private final Endpoint endpoint;
    private final TaskTime time;
    private final Deque<JsonNode> rest = new ArrayDeque<>();
    private Place place;
    private Optional<String> next = Optional.empty();
    private boolean isResting;
    private Runnable noMoreRest = () -> {};
    private int refusals;

    PageReader(HttpSourceConfig config, Endpoint endpoint, Place after, TaskTime time) {
        this.config = config;
        this.endpoint = endpoint;
        this.place = after;
        this.time = time;
    }

    @Override
    public List<Item<Place, String>> read(int max) throws InterruptedException {
        for (int i = 0; rest.isEmpty() && i < EMPTY_PAGES_MAX; i++) {
            if (isResting || !fetch()) {
                return List.of();
            }
        }
        List<Item<Place, String>> items = new ArrayList<>();
        while (items.size() < max && !rest.isEmpty()) {
            JsonNode item = rest.removeFirst();
            place =
                    config.paging() == Paging.SINCE
                            ? new Place(id(item), 0)
                            : new Place(place.page(), place.taken() + 1);
            items.add(new Item<>(place, item.toString()));
        }
        return items;
    }

    /** Gets the page that is to be read; false if there is nothing more for now. */
    private boolean fetch() throws InterruptedException {
        place = next.map(page -> new Place(page, 0)).orElse(place);
        next = Optional.empty();
        HttpRequest request = request();
        HttpResponse<String> answer = Http.send(request);
        if (!Http.isGood(answer)) {
            Optional<Duration> wait = Http.comeBackAfter(answer);
            refusals++;
            if (wait.isEmpty() || refusals > SILENT_REFUSALS_MAX) {
                throw Http.failure(request, answer);
            }
            return rest(wait.get());
        }
        refusals = 0;
        JsonNode body = parse(request, answer);
        JsonNode list = config.listField().map(body::path).orElse(body);
        if (!list.isArray() || list.size() < place.taken()) {
            throw new ConnectException(
                    endpoint.url()
                            + " gave "
                            + (list.isArray() ? list.size() + " items" : "no list")
                            + " for page \""
                            + place.page()
                            + "\", of which "
                            + place.taken()
                            + " were read before; lists may only grow. Correct list.field, or"
                            + " reset the offset to read the list from its beginning");
        }
        for (int i = place.taken(); i < list.size(); i++) {
            rest.addLast(list.get(i));
        }
        next = nextPage(answer, body);
        return !rest.isEmpty() || next.isPresent() || rest(config.interval());
    }

    private boolean rest(Duration duration) {
        isResting = true;
        noMoreRest = time.after(duration, () -> isResting = false);
        return false;
    }

    @Override
    public void close() {
        noMoreRest.run();
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address()).timeout(config.timeout());
        config.headers().forEach((name, value) -> request.header(name, value.value()));
        return request.build();
    }

    private URI address() {
        URI url = endpoint.url();
        if (place.page().isEmpty()) {
            return url;
        } else if (config.paging() != Paging.LINK) {
            return URI.create(
                    url
                            + (url.getRawQuery() == null ? "?" : "&")
                            + config.parameterName()
                            + "="
                            + URLEncoder.encode(place.page(), StandardCharsets.UTF_8));
        }
        URI link = url.resolve(place.page());
        if (!link.getAuthority().equals(url.getAuthority())) {
            throw new ConnectException(
                    url
                            + " links to a page of another server, \""
                            + link
                            + "\", which must not get our headers");
        }
        return link;
    }

    private static JsonNode parse(HttpRequest request, HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException cut) {
            throw new RetriableException(
                    "the answer of " + request.uri() + " is no JSON: " + cut.getOriginalMessage(),
                    cut);
        }
    }

    private Optional<String> nextPage(HttpResponse<String> answer, JsonNode body) {
        return switch (config.paging()) {
            case LINK ->
                    answer.headers().allValues("Link").stream()
                            .map(NEXT::matcher)
                            .filter(Matcher::find)
                            .map(link -> link.group(1))
                            .findFirst();
            case CURSOR ->
                    Optional.of(body.path(config.cursorField()).asText(""))
                            .filter(cursor -> !cursor.isEmpty());
            case SINCE -> Optional.empty(); // the last item says
        };
    }

    private String id(JsonNode item) {
        String id = item.path(config.idField()).asText("");
        if (id.isEmpty()) {
            throw new ConnectException(
                    "an item of "
                            + endpoint.url()
                            + " has no \""
                            + config.idField()
                            + "\"; correct id.field");
        }
        return id;
    }
}
