package dev.fairlead.samples.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** Posts the records of each partition; what a request carried is durable when it was answered. */
public final class RawHttpSinkTask extends SinkTask {
    private static final long FIRST_WAIT_MS = 250;
    private static final long LONGEST_WAIT_MS = 30_000;

    /** Of the records that the worker will deliver again: how far each partition is posted. */
    private final Map<TopicPartition, Long> posted = new HashMap<>();

    private final Map<TopicPartition, Set<Long>> rejected = new HashMap<>();
    private final List<Future<Void>> letters = new ArrayList<>();
    private @Nullable RawHttpSinkSettings settings;
    private int failures;

    /** A record, and what is sent of it. */
    private record Letter(SinkRecord of, JsonNode json) {
        long offset() {
            return of.originalKafkaOffset();
        }
    }

    @Override
    public String version() {
        return new RawHttpSink().version();
    }

    @Override
    public void start(Map<String, String> configured) {
        settings = new RawHttpSinkSettings(configured);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Map<TopicPartition, List<Letter>> batches = new LinkedHashMap<>();
        for (SinkRecord record : records) {
            // a transformation may have renamed the topic
            TopicPartition partition =
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
            if (record.value() != null
                    && record.originalKafkaOffset() > posted.getOrDefault(partition, -1L)
                    && !rejected.getOrDefault(partition, Set.of())
                            .contains(record.originalKafkaOffset())) {
                batches.computeIfAbsent(partition, none -> new ArrayList<>())
                        .add(new Letter(record, Json.of(record.valueSchema(), record.value())));
            }
        }
        try {
            for (Map.Entry<TopicPartition, List<Letter>> each : batches.entrySet()) {
                postAll(each.getKey(), each.getValue());
            }
        } catch (RetriableException later) {
            failures++;
            long grown = FIRST_WAIT_MS << Math.min(failures - 1, 10);
            long least = later instanceof Busy busy ? busy.wait.toMillis() : 0;
            context.timeout(Math.max(least, Math.min(LONGEST_WAIT_MS, grown)));
            throw later;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new RetriableException("interrupted while posting", asked);
        }
        failures = 0;
        posted.clear(); // these records do not come again, unless somebody rewinds
        rejected.clear();
    }

    private void postAll(TopicPartition partition, List<Letter> batch) throws InterruptedException {
        int most = settings().requestMaxRecords();
        for (int from = 0; from < batch.size(); from += most) {
            List<Letter> request = batch.subList(from, Math.min(batch.size(), from + most));
            post(partition, request);
            posted.put(partition, request.get(request.size() - 1).offset());
        }
    }

    private void post(TopicPartition partition, List<Letter> batch) throws InterruptedException {
        HttpRequest request = request(partition, batch);
        HttpResponse<String> answer = Http.send(request);
        if (Http.isGood(answer)) {
            return;
        }
        ConnectException failure = Http.failure(request, answer);
        if (!settings().rejectStatuses().contains(answer.statusCode())) {
            throw Http.comeBackAfter(answer)
                    .<ConnectException>map(wait -> new Busy(wait, failure))
                    .orElse(failure);
        } else if (batch.size() == 1) {
            reject(partition, batch.get(0), failure);
        } else {
            for (Letter each : batch) {
                post(partition, List.of(each));
                posted.put(partition, each.offset());
            }
        }
    }

    private void reject(TopicPartition partition, Letter letter, ConnectException why) {
        ErrantRecordReporter reporter = reporter();
        if (reporter == null) {
            throw new ConnectException(
                    partition
                            + " at offset "
                            + letter.offset()
                            + ": "
                            + why.getMessage()
                            + "; to set such records aside, configure errors.tolerance=all and"
                            + " errors.deadletterqueue.topic.name",
                    why);
        }
        letters.add(reporter.report(letter.of(), why));
        rejected.computeIfAbsent(partition, none -> new HashSet<>()).add(letter.offset());
    }

    private @Nullable ErrantRecordReporter reporter() {
        try {
            return context.errantRecordReporter();
        } catch (NoSuchMethodError | NoClassDefFoundError olderWorker) {
            return null;
        }
    }

    private HttpRequest request(TopicPartition partition, List<Letter> batch) {
        Stream<String> values = batch.stream().map(each -> each.json().toString());
        boolean lines = settings().lines();
        String body =
                lines
                        ? values.collect(Collectors.joining("\n", "", "\n"))
                        : values.collect(Collectors.joining(",", "[", "]"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings().url())
                        .timeout(settings().timeout())
                        .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                        .header(
                                "Idempotency-Key",
                                partition
                                        + "@"
                                        + batch.get(0).offset()
                                        + "-"
                                        + batch.get(batch.size() - 1).offset())
                        .POST(BodyPublishers.ofString(body));
        settings().headers().forEach(request::header);
        return request.build();
    }

    private RawHttpSinkSettings settings() {
        RawHttpSinkSettings started = settings;
        if (started == null) {
            throw new ConnectException("the task is not started");
        }
        return started;
    }

    /** Offsets wait for the dead letters before them. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> positions) {
        try {
            for (Future<Void> letter : letters) {
                letter.get();
            }
        } catch (ExecutionException refused) {
            throw new ConnectException("a record is no dead letter", refused.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted while dead letters arrive", asked);
        }
        letters.clear();
        return positions;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        posted.keySet().removeAll(partitions);
        rejected.keySet().removeAll(partitions);
    }

    @Override
    public void stop() {}

    /** The server says when to come back. */
    private static final class Busy extends RetriableException {
        private static final long serialVersionUID = 1L;

        private final Duration wait;

        Busy(Duration wait, ConnectException failure) {
            super(failure.getMessage(), failure);
            this.wait = wait;
        }
    }
}
