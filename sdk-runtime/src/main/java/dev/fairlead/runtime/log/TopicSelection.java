package dev.fairlead.runtime.log;

import java.util.List;
import java.util.regex.Pattern;

/** The topics that a sink consumes. */
public sealed interface TopicSelection {
    /** Whether {@code topic} is selected. */
    boolean includes(String topic);

    /** The topics of the setting {@code topics}. */
    record Named(List<String> topics) implements TopicSelection {
        public Named {
            topics = List.copyOf(topics);
        }

        @Override
        public boolean includes(String topic) {
            return topics.contains(topic);
        }
    }

    /** The topics whose whole name matches the setting {@code topics.regex}. */
    record Matching(Pattern pattern) implements TopicSelection {
        @Override
        public boolean includes(String topic) {
            return pattern.matcher(topic).matches();
        }
    }
}
