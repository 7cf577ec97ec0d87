package dev.fairlead.samples.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Reads some lists in turn. What one gives is not lost because another one fails. */
public final class RawHttpSourceTask extends SourceTask {
    private final Object monitor = new Object();
    private final List<RawList> lists = new ArrayList<>();
    private int batchMaxRecords;
    private long pollIdleMax;
    private int turn;
    private @Nullable ConnectException failure;
    private boolean stopped;

    @Override
    public String version() {
        return new RawHttpSource().version();
    }

    @Override
    public void start(Map<String, String> configured) {
        String share = configured.get(RawHttpSource.SHARE);
        if (share == null) {
            throw new ConnectException(RawHttpSource.SHARE + " is missing");
        }
        RawHttpSourceSettings settings = new RawHttpSourceSettings(configured);
        batchMaxRecords = settings.batchMaxRecords();
        pollIdleMax = settings.pollIdleMax();
        List<URI> urls = settings.urls();
        Map<Map<String, Object>, URI> partitions = new LinkedHashMap<>();
        for (String number : share.split(",")) {
            URI url = urls.get(Integer.parseInt(number));
            partitions.put(Map.of(RawHttpSource.URL, url.toString()), url);
        }
        Map<Map<String, Object>, Map<String, Object>> offsets =
                context.offsetStorageReader().offsets(partitions.keySet());
        partitions.forEach(
                (partition, url) -> {
                    Map<String, Object> offset = offsets.get(partition);
                    if (offset != null && !RawHttpSource.isPlace(offset)) {
                        throw new ConnectException(
                                "the stored offset of "
                                        + partition
                                        + " is "
                                        + offset
                                        + ", which this connector did not write; reset it");
                    }
                    lists.add(new RawList(settings, url, partition, offset));
                });
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        synchronized (monitor) {
            if (stopped) {
                return null;
            }
        }
        List<SourceRecord> batch = new ArrayList<>();
        int share = Math.max(1, batchMaxRecords / lists.size());
        for (int i = 0; i < lists.size() && batch.size() < batchMaxRecords; i++) {
            RawList list = lists.get(turn);
            turn = (turn + 1) % lists.size();
            try {
                list.read(Math.min(share, batchMaxRecords - batch.size()), batch);
            } catch (ConnectException failed) {
                list.reopen();
                // one that is fatal must not be replaced by one that is not
                failure =
                        failure == null || failure instanceof RetriableException ? failed : failure;
            } catch (InterruptedException asked) {
                list.reopen();
                if (batch.isEmpty()) {
                    throw asked;
                }
                Thread.currentThread().interrupt(); // what other lists gave must be returned
                return batch;
            }
        }
        if (!batch.isEmpty()) {
            // one that may pass will show again; one that is fatal waits for the next poll
            failure = failure instanceof RetriableException ? null : failure;
            return batch;
        }
        ConnectException failed = failure;
        failure = null;
        if (failed == null || failed instanceof RetriableException) {
            idle(); // a worker would poll again at once
        }
        if (failed != null) {
            throw failed;
        }
        return null;
    }

    private void idle() throws InterruptedException {
        synchronized (monitor) {
            if (!stopped) {
                monitor.wait(pollIdleMax);
            }
        }
    }

    @Override
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
        }
    }
}
