package dev.fairlead.runtime.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the REST API listens.
 *
 * @param secure whether with TLS
 * @param host empty for all interfaces
 * @param port 0 for any that is free
 */
public record ListenerAddress(boolean secure, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://\\[?([0-9a-zA-Z\\-%._:]*?)]?:([0-9]{1,5})/?");

    /** Understands {@code http://host:port}; empty when {@code text} is something else. */
    static Optional<ListenerAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
            return Optional.empty();
        }
        return Optional.of(
                new ListenerAddress(
                        matcher.group(1).toLowerCase(Locale.ROOT).equals("https"),
                        matcher.group(2),
                        Integer.parseInt(matcher.group(3))));
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return secure ? "https" : "http";
    }

    @Override
    public String toString() {
        return scheme() + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
