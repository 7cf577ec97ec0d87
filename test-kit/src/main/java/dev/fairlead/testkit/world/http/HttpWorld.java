package dev.fairlead.testkit.world.http;

import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Servers, for connectors that speak HTTP. They listen on a free port of this machine.
 *
 * <pre>{@code
 * SourceLaws.of(PagesSource.class)
 *         .in(HttpWorld.source("http.url").with("http.url", "${url}?since_id=%d"))
 *         .check();
 *
 * SinkLaws.of(PostingSink.class).in(HttpWorld.sink("http.url")).check();
 * }</pre>
 *
 * <p>A request that fails for now is answered with 503 and {@code Retry-After: 0}, one that times
 * out with 504, as a gateway does; one that fails after its effect gets no answer, since its
 * connection is cut; one that fails half-way gets half an answer.
 */
public final class HttpWorld {
    private static final int UNAVAILABLE = 503;

    private HttpWorld() {}

    /**
     * Lists to read, oldest item first, as JSON: {@code {"id": 1, "updated":
     * "2020-01-01T00:00:00Z", "text": "a0"}}. Each place has a path of its own.
     *
     * <p>A request chooses by any of these parameters: {@code limit} (at most, and by default, the
     * size of a page), {@code offset} (how many to skip), {@code page} (counted from 1), {@code
     * since_id} (greater ids only), {@code since} (later timestamps only), {@code cursor} (as an
     * answer gave it). While there is more, an answer has a {@code Link} header with {@code
     * rel="next"}.
     *
     * @param setting is given the address of the first list
     */
    public static Source source(String setting) {
        return new Source(
                Map.of(setting, "${url}"),
                new Listing(1, 3, 1, "", Listing.ITEM, Map.of()),
                UNAVAILABLE);
    }

    /**
     * An address to send to. {@code POST} adds what it carries: one text, a JSON value, the
     * elements of a JSON array, or a JSON value for each line. {@code PUT} and {@code PATCH}
     * replace what their path has, {@code DELETE} removes it.
     *
     * @param setting is given the address
     */
    public static Sink sink(String setting) {
        return new Sink(Map.of(setting, "${url}"), false, UNAVAILABLE, OptionalInt.empty());
    }

    private static Map<String, String> and(
            Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return Map.copyOf(more);
    }

    /** Worlds for sources. Immutable. */
    public static final class Source implements Supplier<SourceWorld> {
        private final Map<String, String> settings;
        private final Listing listing;
        private final int refusal;

        private Source(Map<String, String> settings, Listing listing, int refusal) {
            this.settings = settings;
            this.listing = listing;
            this.refusal = refusal;
        }

        private Source listing(Listing other) {
            return new Source(settings, other, refusal);
        }

        /**
         * Adds a setting; {@code ${url}} in the value becomes the address of the first list, {@code
         * ${urls}} those of all with commas between them, {@code ${base}} what they begin with,
         * {@code ${path}} the rest of the first.
         */
        public Source with(String name, String value) {
            return new Source(and(settings, name, value), listing, refusal);
        }

        /** As many lists, at most four; default 1. */
        public Source lists(int count) {
            return listing(listing.withLists(count));
        }

        /** As many items in a page; default 3. */
        public Source pageSize(int items) {
            return listing(listing.withPageSize(items));
        }

        /** Has as many items after each other share their timestamp; default 1. */
        public Source sharingTimestamps(int items) {
            return listing(listing.withSharing(items));
        }

        /**
         * Puts the list into an object, as the field of this name, beside {@code next_cursor} while
         * there is more; by default an answer is the list alone.
         */
        public Source wrappedAs(String field) {
            return listing(listing.withField(field));
        }

        /** Renames a parameter: {@code parameter("since_id", "after")}. */
        public Source parameter(String from, String to) {
            return listing(listing.withParameter(from, to));
        }

        /**
         * Gives items another look: JSON with the placeholders {@code ${id}}, {@code ${updated}},
         * {@code ${millis}} and {@code ${text}}, the latter within quotes.
         */
        public Source item(String template) {
            return listing(listing.withItem(template));
        }

        /** Answers with another status when something fails for now, such as 429; default 503. */
        public Source refusingWith(int status) {
            return new Source(settings, listing, status);
        }

        @Override
        public SourceWorld get() {
            return new Lists(settings, listing, refusal);
        }
    }

    /** Worlds for sinks. Immutable. */
    public static final class Sink implements Supplier<SinkWorld> {
        private final Map<String, String> settings;
        private final boolean structs;
        private final int refusal;
        private final OptionalInt blame;

        private Sink(
                Map<String, String> settings, boolean structs, int refusal, OptionalInt blame) {
            this.settings = settings;
            this.structs = structs;
            this.refusal = refusal;
            this.blame = blame;
        }

        /** Adds a setting; {@code ${url}} in the value becomes the address. */
        public Sink with(String name, String value) {
            return new Sink(and(settings, name, value), structs, refusal, blame);
        }

        /**
         * Gives records a value with the fields {@code id} and {@code text} and the id as a key, in
         * place of a text without a key.
         */
        public Sink structs() {
            return new Sink(settings, true, refusal, blame);
        }

        /** Answers with another status when something fails for now, such as 429; default 503. */
        public Sink refusingWith(int status) {
            return new Sink(settings, structs, status, blame);
        }

        /**
         * Makes some records that the server can't take, for the laws about dead letters: a request
         * that carries one is answered with this status, such as 422, and nothing of it is stored.
         */
        public Sink blamingWith(int status) {
            return new Sink(settings, structs, refusal, OptionalInt.of(status));
        }

        @Override
        public SinkWorld get() {
            return new Mailbox(settings, structs, refusal, blame);
        }
    }
}
