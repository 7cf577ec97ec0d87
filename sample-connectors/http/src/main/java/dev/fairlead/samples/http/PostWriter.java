package dev.fairlead.samples.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import dev.fairlead.samples.http.HttpSinkConfig.Body;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** Posts the records of one partition; what a request carried is durable when it was answered. */
final class PostWriter implements Writer<Object> {
    private final HttpSinkConfig config;
    private final TopicPartition partition;

    PostWriter(HttpSinkConfig config, TopicPartition partition) {
        this.config = config;
        this.partition = partition;
    }

    /** A record, and what is sent of it. */
    private record Letter(Received<Object> of, JsonNode json) {}

    @Override
    public CompletionStage<?> write(Batch<Object> batch) throws InterruptedException {
        List<Letter> letters = new ArrayList<>();
        for (Received<Object> each : batch.records()) {
            if (!each.isTombstone()) {
                letters.add(new Letter(each, Json.of(each.record().valueSchema(), each.value())));
            }
        }
        for (int from = 0; from < letters.size(); from += config.requestMaxRecords()) {
            int to = Math.min(letters.size(), from + config.requestMaxRecords());
            post(batch, letters.subList(from, to));
        }
        return CompletableFuture.completedFuture(null);
    }

    private void post(Batch<Object> batch, List<Letter> letters) throws InterruptedException {
        HttpRequest request = request(letters);
        HttpResponse<String> answer = Http.send(request);
        if (Http.isGood(answer)) {
            return;
        }
        ConnectException failure = Http.failure(request, answer);
        if (!config.rejectStatuses().contains(answer.statusCode())) {
            throw Http.comeBackAfter(answer)
                    .<ConnectException>map(
                            wait ->
                                    new RetryAfter(
                                            wait, String.valueOf(failure.getMessage()), failure))
                    .orElse(failure);
        } else if (letters.size() == 1) {
            batch.reject(letters.get(0).of(), failure);
        } else {
            for (Letter each : letters) {
                post(batch, List.of(each));
            }
        }
    }

    private HttpRequest request(List<Letter> letters) {
        boolean lines = config.body() == Body.LINES;
        Stream<String> values = letters.stream().map(each -> each.json().toString());
        String body =
                lines
                        ? values.collect(Collectors.joining("\n", "", "\n"))
                        : values.collect(Collectors.joining(",", "[", "]"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(config.url())
                        .timeout(config.timeout())
                        .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                        .header(
                                "Idempotency-Key",
                                partition
                                        + "@"
                                        + letters.get(0).of().offset()
                                        + "-"
                                        + letters.get(letters.size() - 1).of().offset())
                        .POST(BodyPublishers.ofString(body));
        config.headers().forEach((name, value) -> request.header(name, value.value()));
        return request.build();
    }
}
