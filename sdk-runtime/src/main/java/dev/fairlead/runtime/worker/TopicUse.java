package dev.fairlead.runtime.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Passes on each topic once, because it is asked for each record. Thread-safe. */
final class TopicUse implements Consumer<String> {
    private final StatusBoard board;
    private final StatusBoard.Desk desk;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile int generation;
    private String latest = "";

    TopicUse(StatusBoard board, StatusBoard.Desk desk) {
        this.board = board;
        this.desk = desk;
        this.generation = board.topicGeneration();
    }

    @Override
    public void accept(String topic) {
        int now = board.topicGeneration();
        if (now != generation) {
            known.clear();
            latest = "";
            generation = now;
        }
        if (topic.equals(latest)) {
            return;
        }
        if (!known.contains(topic) && known.add(topic)) {
            desk.usesTopic(topic);
        }
        latest = topic;
    }
}
