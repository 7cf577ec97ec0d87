package dev.fairlead.testkit.world.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link PagesSource}. */
public final class PagesSourceTask extends SourceTask {
    enum Style {
        /** What has a greater id. */
        SINCE_ID("since_id"),
        /** What comes behind what was read. */
        OFFSET("offset"),
        /** What is newer: of items that share a timestamp, those on the next page are lost. */
        SINCE("since"),
        /** Goes on to the next page though the server refused this one. */
        SKIPS_REFUSED_PAGES("offset"),
        /** Takes an answer that is cut short for a short page, and its length for read. */
        TAKES_HALF_ANSWERS("offset");

        private final String parameter;

        Style(String parameter) {
            this.parameter = parameter;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 3;
    private static final int OK = 200;

    private Style style = Style.SINCE_ID;
    private String url = "";
    private String position = "0";

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        url = settings.get("list.url");
        Map<String, Object> stored = context.offsetStorageReader().offset(Map.of("list", "list"));
        position = stored == null ? "0" : positionIn(stored);
    }

    private static String positionIn(Map<String, Object> stored) {
        if (stored.get("position") instanceof String text) {
            return text;
        }
        throw new ConnectException("an offset without a position is none of this connector's");
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        try {
            for (JsonNode item : page()) {
                records.add(record(item));
            }
        } catch (IOException e) {
            if (style == Style.SKIPS_REFUSED_PAGES) {
                position = Integer.toString(Integer.parseInt(position) + PAGE);
            }
            if (style == Style.TAKES_HALF_ANSWERS) {
                position = Integer.toString(Integer.parseInt(position) + 1);
            }
            throw new RetriableException(e);
        }
        if (records.isEmpty()) {
            synchronized (this) {
                wait(2);
            }
            return null;
        }
        return records;
    }

    private JsonNode page() throws IOException {
        URI uri = URI.create(url + "?" + style.parameter + "=" + position);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        int status = connection.getResponseCode();
        if (status != OK) {
            if (style == Style.TAKES_HALF_ANSWERS) {
                return JSON.createArrayNode();
            }
            throw new IOException("status " + status);
        }
        try (InputStream body = connection.getInputStream()) {
            return JSON.readTree(body.readAllBytes());
        }
    }

    private SourceRecord record(JsonNode item) {
        position =
                switch (style) {
                    case SINCE_ID -> item.get("id").asText();
                    case SINCE -> item.get("updated").asText();
                    default -> Integer.toString(Integer.parseInt(position) + 1);
                };
        return new SourceRecord(
                Map.of("list", "list"),
                Map.of("position", position),
                "topic",
                null,
                item.get("text").asText());
    }

    @Override
    public void stop() {}
}
