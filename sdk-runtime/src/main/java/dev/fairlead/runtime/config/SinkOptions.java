package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.wording.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a sink is told besides.
 *
 * @param deadLetters where records go that can't be handled
 */
public record SinkOptions(TopicSelection topics, Optional<DeadLetterOptions> deadLetters) {
    /**
     * Reads a sink's configuration.
     *
     * @throws ConfigException lists everything that is wrong
     */
    public static SinkOptions parse(String name, Map<String, String> connector) {
        Problems problems = new Problems();
        SinkOptions options = parse(connector, problems);
        problems.throwIfAny("connector " + quoted(name));
        return options;
    }

    /** Reads a sink's configuration; what is wrong goes to {@code problems}. */
    public static SinkOptions parse(Map<String, String> connector, Problems problems) {
        Settings settings = new Settings(connector, problems);
        TopicSelection topics = topics(settings, problems);
        Optional<DeadLetterOptions> deadLetters = DeadLetterOptions.parse(settings);
        if (deadLetters.isPresent() && topics.includes(deadLetters.get().topic())) {
            String selection = settings.text("topics").isPresent() ? "topics" : "topics.regex";
            settings.problem(
                    selection,
                    settings.text(selection).orElse(""),
                    "includes the topic "
                            + quoted(deadLetters.get().topic())
                            + ", so that the sink would read its dead letters again",
                    "name another topic in " + DeadLetterOptions.TOPIC);
        }
        return new SinkOptions(topics, deadLetters);
    }

    private static TopicSelection topics(Settings settings, Problems problems) {
        List<String> topics = settings.list("topics").stream().filter(t -> !t.isEmpty()).toList();
        Optional<String> regex = settings.text("topics.regex");
        if (!topics.isEmpty() && regex.isPresent()) {
            problems.add("topics and topics.regex are both set; remove one of them");
        } else if (topics.isEmpty() && regex.isEmpty()) {
            problems.add(
                    "a sink must know what to read, but neither topics nor topics.regex is set;"
                            + " set topics=<topic>,<topic>");
        } else if (regex.isPresent()) {
            try {
                return new TopicSelection.Matching(Pattern.compile(regex.get()));
            } catch (PatternSyntaxException e) {
                settings.problem(
                        "topics.regex",
                        regex.get(),
                        "is no regular expression (" + e.getDescription() + ")",
                        "correct it at position " + e.getIndex());
            }
        }
        return new TopicSelection.Named(topics);
    }
}
