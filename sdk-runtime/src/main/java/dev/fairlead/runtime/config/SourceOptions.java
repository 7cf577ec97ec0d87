package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.pipeline.Tolerance;
import dev.fairlead.runtime.wording.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source is told besides.
 *
 * @param newTopics how topics are made that aren't there
 * @param deadLetters where records go that can't be handled; stock has this for sinks only
 */
public record SourceOptions(NewTopics newTopics, Optional<DeadLetterOptions> deadLetters) {
    /** Reads a source's configuration; what is wrong goes to {@code problems}. */
    public static SourceOptions parse(Map<String, String> connector, Problems problems) {
        return new SourceOptions(
                NewTopics.parse(connector, problems),
                DeadLetterOptions.parse(new Settings(connector, problems)));
    }

    /** What is odd but doesn't stop the source. */
    public List<String> warnings(Tolerance tolerance) {
        return deadLetters
                .filter(its -> tolerance == Tolerance.NONE)
                .map(
                        its ->
                                DeadLetterOptions.TOPIC
                                        + "="
                                        + quoted(its.topic())
                                        + " has no effect: the first record that can't be handled"
                                        + " fails the task; set errors.tolerance=all to go on")
                .stream()
                .toList();
    }
}
