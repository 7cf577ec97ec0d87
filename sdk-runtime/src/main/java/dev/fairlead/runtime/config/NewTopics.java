package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigException;

/**
 * How a source's topics come into being ({@code topic.creation.*}); without such settings they are
 * left to the log.
 *
 * @param groups in the order in which they are tried; the last one takes every topic
 */
public record NewTopics(List<Group> groups) {
    private static final String DEFAULT = "topic.creation.default.";
    private static final Group NONE = new Group(List.of(), List.of(), -1, (short) -1, Map.of());

    /**
     * Topics that are made alike.
     *
     * @param partitions -1 for the log's default
     * @param replicationFactor -1 for the log's default
     * @param settings topic settings in Kafka's names
     */
    public record Group(
            List<Pattern> include,
            List<Pattern> exclude,
            int partitions,
            short replicationFactor,
            Map<String, String> settings) {
        public Group {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
            settings = Map.copyOf(settings);
        }

        boolean takes(String topic) {
            return include.stream().anyMatch(pattern -> pattern.matcher(topic).matches())
                    && exclude.stream().noneMatch(pattern -> pattern.matcher(topic).matches());
        }
    }

    public NewTopics {
        groups = List.copyOf(groups);
    }

    /**
     * Reads a source's configuration.
     *
     * @throws ConfigException lists everything that is wrong
     */
    public static NewTopics parse(String name, Map<String, String> connector) {
        Problems problems = new Problems();
        NewTopics topics = parse(connector, problems);
        problems.throwIfAny("connector " + quoted(name));
        return topics;
    }

    /** Reads a source's configuration; what is wrong goes to {@code problems}. */
    public static NewTopics parse(Map<String, String> connector, Problems problems) {
        Settings settings = new Settings(connector, problems);
        List<Group> groups = new ArrayList<>();
        if (!settings.under("topic.creation.").isEmpty()) {
            for (String need : List.of("partitions", "replication.factor")) {
                settings.required(
                        DEFAULT + need,
                        "it is needed as soon as any topic.creation setting is there; set a"
                                + " number, or -1 for the cluster's default");
            }
            Group last = group(settings, DEFAULT, List.of(Pattern.compile(".*")), NONE);
            for (String group : settings.list("topic.creation.groups")) {
                String prefix = "topic.creation." + group + ".";
                if (!prefix.equals(DEFAULT)) {
                    groups.add(
                            group(settings, prefix, patterns(settings, prefix + "include"), last));
                }
            }
            groups.add(last);
        }
        return new NewTopics(groups);
    }

    /** How to make {@code topic}; empty when it is left to the log. */
    public Optional<Group> group(String topic) {
        return groups.stream().filter(group -> group.takes(topic)).findFirst();
    }

    private static Group group(
            Settings settings, String prefix, List<Pattern> include, Group otherwise) {
        Map<String, String> topicSettings = settings.under(prefix);
        topicSettings
                .keySet()
                .removeAll(List.of("include", "exclude", "partitions", "replication.factor"));
        return new Group(
                include,
                patterns(settings, prefix + "exclude"),
                count(settings, prefix + "partitions", otherwise.partitions()),
                (short)
                        count(
                                settings,
                                prefix + "replication.factor",
                                otherwise.replicationFactor()),
                topicSettings);
    }

    /** A number from 1 on, or -1. */
    private static int count(Settings settings, String key, int otherwise) {
        int count = settings.integer(key, otherwise, -1);
        if (count == 0) {
            settings.problem(
                    key,
                    "0",
                    "makes no topic",
                    "set a number from 1 on, or -1 for the cluster's default");
        }
        return count;
    }

    private static List<Pattern> patterns(Settings settings, String key) {
        List<Pattern> patterns = new ArrayList<>();
        for (String regex : settings.list(key)) {
            try {
                patterns.add(Pattern.compile(regex));
            } catch (PatternSyntaxException e) {
                settings.problem(
                        key,
                        regex,
                        "is no regular expression (" + e.getDescription() + ")",
                        "correct it at position " + e.getIndex());
            }
        }
        return patterns;
    }
}
