package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEffect;
import dev.fairlead.runtime.task.SourceEvent;
import dev.fairlead.runtime.task.SourceObserver;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells which topics a source writes to, as soon as the log has a record there, and which records
 * the log refused. Dead letters don't count. Of neighbours in a batch that go to the same topic
 * only one is told.
 */
record TopicWatch(SourceObserver next, Consumer<String> topicUse, Consumer<SourceDelivery> refused)
        implements SourceObserver {
    @Override
    public void observe(SourceEvent event, List<SourceEffect> effects) {
        if (event instanceof SourceEvent.Settled settled) {
            tell(settled.deliveries());
        }
        next.observe(event, effects);
    }

    private void tell(List<SourceDelivery> deliveries) {
        String last = "";
        for (int i = 0; i < deliveries.size(); i++) {
            SourceDelivery delivery = deliveries.get(i);
            if (delivery.isAcknowledged()) {
                String topic = delivery.topic();
                if (topic != null && !topic.equals(last)) {
                    topicUse.accept(topic);
                    last = topic;
                }
            } else if (!delivery.isInLog() && !delivery.isLetter()) {
                refused.accept(delivery);
            }
        }
    }
}
