package dev.fairlead.testkit.world.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link PostingSink}. */
public final class PostingSinkTask extends SinkTask {
    enum Style {
        /** Puts each record under a name of its own: what is sent again replaces itself. */
        PUTS_EACH,
        /** Sends a batch as one request. */
        POSTS_ARRAYS,
        /** Sends records one by one, and all of them again when one of them fails. */
        POSTS_EACH,
        /** Doesn't look at the status. */
        IGNORES_STATUS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private Style style = Style.PUTS_EACH;
    private String url = "";

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        url = settings.get("target.url");
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            if (style == Style.POSTS_ARRAYS || style == Style.IGNORES_STATUS) {
                List<Object> values = records.stream().map(SinkRecord::value).toList();
                send("POST", "/batch", values);
            } else {
                for (SinkRecord record : records) {
                    String method = style == Style.PUTS_EACH ? "PUT" : "POST";
                    send(method, nameOf(record), record.value());
                }
            }
        } catch (IOException e) {
            throw new RetriableException(e);
        }
    }

    private static String nameOf(SinkRecord record) {
        return "/" + record.originalKafkaPartition() + "-" + record.originalKafkaOffset();
    }

    private void send(String method, String path, Object value) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setDoOutput(true);
        byte[] body = json(value).getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        if (status != OK && style != Style.IGNORES_STATUS) {
            throw new IOException("status " + status);
        }
        if (status == OK) {
            connection.getInputStream().readAllBytes();
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new DataException(e);
        }
    }

    @Override
    public void stop() {}
}
