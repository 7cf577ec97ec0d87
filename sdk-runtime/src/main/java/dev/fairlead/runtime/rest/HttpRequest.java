package dev.fairlead.runtime.rest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, whole.
 *
 * @param base scheme, host and port as the client knows them, ending with a slash
 * @param path as sent, with its escapes
 * @param query as sent, without question mark; empty when there is none
 * @param headers by name in lower case
 */
record HttpRequest(
        String method,
        URI base,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body) {
    /** The first header of this name. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    boolean isSecure() {
        return base.getScheme().equals("https");
    }
}
