package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import java.util.List;

/**
 * What outlives the worker of what there is to know about a connector.
 *
 * @param topics that it has written to or read
 */
public record KeptStatus(ConnectorStatus status, List<String> topics) {
    public KeptStatus {
        topics = List.copyOf(topics);
    }
}
