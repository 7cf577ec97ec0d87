package dev.fairlead.samples.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.samples.http.RawHttpSourceSettings.Paging;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads one list after a place. */
final class RawList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");
    private static final int SILENT_REFUSALS_MAX = 10;
    private static final int EMPTY_PAGES_MAX = 20;

    private final RawHttpSourceSettings settings;
    private final URI url;
    private final Map<String, Object> partition;
    private final Deque<JsonNode> rest = new ArrayDeque<>();
    private String page;
    private int taken;
    private @Nullable String next;
    private long restUntil = System.nanoTime();
    private int refusals;

    RawList(
            RawHttpSourceSettings settings,
            URI url,
            Map<String, Object> partition,
            @Nullable Map<String, Object> after) {
        this.settings = settings;
        this.url = url;
        this.partition = partition;
        this.page = after == null ? "" : (String) after.get(RawHttpSource.PAGE);
        this.taken = after == null ? 0 : ((Number) after.get(RawHttpSource.TAKEN)).intValue();
    }

    /** Goes on after the last item that was read, as if it had just been opened. */
    void reopen() {
        rest.clear();
        next = null;
        refusals = 0;
        restUntil = System.nanoTime();
    }

    void read(int max, List<SourceRecord> batch) throws InterruptedException {
        for (int i = 0; rest.isEmpty() && i < EMPTY_PAGES_MAX; i++) {
            if (System.nanoTime() - restUntil < 0 || !fetch()) {
                return;
            }
        }
        for (int i = 0; i < max && !rest.isEmpty(); i++) {
            JsonNode item = rest.getFirst();
            if (settings.paging() == Paging.SINCE) {
                page = id(item);
                taken = 0;
            } else {
                taken++;
            }
            rest.removeFirst();
            batch.add(
                    new SourceRecord(
                            partition,
                            Map.of(RawHttpSource.PAGE, page, RawHttpSource.TAKEN, taken),
                            settings.topic(),
                            null,
                            Schema.STRING_SCHEMA,
                            url.toString(),
                            Schema.STRING_SCHEMA,
                            item.toString()));
        }
    }

    /** Gets the page that is to be read; false if there is nothing more for now. */
    private boolean fetch() throws InterruptedException {
        if (next != null) {
            page = next;
            taken = 0;
            next = null;
        }
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
        JsonNode list = settings.listField().map(body::path).orElse(body);
        if (!list.isArray() || list.size() < taken) {
            throw new ConnectException(
                    url
                            + " gave "
                            + (list.isArray() ? list.size() + " items" : "no list")
                            + " for page \""
                            + page
                            + "\", of which "
                            + taken
                            + " were read before; lists may only grow. Correct list.field, or"
                            + " reset the offset to read the list from its beginning");
        }
        for (int i = taken; i < list.size(); i++) {
            rest.addLast(list.get(i));
        }
        next = nextPage(answer, body).orElse(null);
        return !rest.isEmpty() || next != null || rest(settings.interval());
    }

    private boolean rest(Duration time) {
        restUntil = System.nanoTime() + time.toNanos();
        return false;
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address()).timeout(settings.timeout());
        settings.headers().forEach(request::header);
        return request.build();
    }

    private URI address() {
        if (page.isEmpty()) {
            return url;
        } else if (settings.paging() != Paging.LINK) {
            return URI.create(
                    url
                            + (url.getRawQuery() == null ? "?" : "&")
                            + settings.parameterName()
                            + "="
                            + URLEncoder.encode(page, StandardCharsets.UTF_8));
        }
        URI link = url.resolve(page);
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
        return switch (settings.paging()) {
            case LINK ->
                    answer.headers().allValues("Link").stream()
                            .map(NEXT::matcher)
                            .filter(Matcher::find)
                            .map(link -> link.group(1))
                            .findFirst();
            case CURSOR ->
                    Optional.of(body.path(settings.cursorField()).asText(""))
                            .filter(cursor -> !cursor.isEmpty());
            case SINCE -> Optional.empty(); // the last item says
        };
    }

    private String id(JsonNode item) {
        String id = item.path(settings.idField()).asText("");
        if (id.isEmpty()) {
            throw new ConnectException(
                    "an item of "
                            + url
                            + " has no \""
                            + settings.idField()
                            + "\"; correct id.field");
        }
        return id;
    }
}
