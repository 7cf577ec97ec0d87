package dev.fairlead.samples.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A worker's REST API, as far as the benchmark needs it. */
record Rest(HttpClient client, int port) {
    private static final Pattern RUNNING = Pattern.compile("\"state\":\\s*\"RUNNING\"");

    Rest(int port) {
        this(HttpClient.newHttpClient(), port);
    }

    boolean answers() {
        try {
            return get("/connectors").startsWith("[");
        } catch (IOException e) {
            return false;
        }
    }

    /** How many connectors and tasks are running. */
    long running() {
        try {
            return RUNNING.matcher(get("/connectors?expand=status")).results().count();
        } catch (IOException e) {
            return 0;
        }
    }

    String post(Map<String, String> connector) throws IOException {
        String config =
                connector.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
        String body = "{\"name\":\"" + connector.get("name") + "\",\"config\":" + config + "}";
        HttpRequest request =
                to("/connectors")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        String answer = send(request);
        if (!answer.contains("\"tasks\"")) {
            throw new IOException(answer);
        }
        return answer;
    }

    private String get(String path) throws IOException {
        return send(to(path).GET().build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private String send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
