package dev.fairlead.testkit.history;

import java.util.Optional;

/**
 * What is in a record, spelled so that two records with the same content have the same spelling.
 * Readings of a clock are all spelled alike, because they differ whenever a record is made anew.
 *
 * @param key with its schema
 * @param value with its schema
 * @param headers in their order, with their schemas
 * @param misfit what is wrong with the record whatever its item is; empty when it is well formed
 */
public record Content(
        String topic, String key, String value, String headers, Optional<String> misfit) {
    /** No content; for records that nobody compares. */
    public static final Content NONE = new Content("", "null", "null", "", Optional.empty());

    /** The first part in which another record differs; empty when they are alike. */
    public Optional<String> differenceTo(Content other) {
        if (!key.equals(other.key)) {
            return Optional.of(difference("key", key, other.key));
        }
        if (!value.equals(other.value)) {
            return Optional.of(difference("value", value, other.value));
        }
        if (!headers.equals(other.headers)) {
            return Optional.of(difference("headers", headers, other.headers));
        }
        return topic.equals(other.topic)
                ? Optional.empty()
                : Optional.of(difference("topic", topic, other.topic));
    }

    private static String difference(String part, String one, String other) {
        return "the " + part + " was " + Spelling.brief(one) + ", now " + Spelling.brief(other);
    }
}
