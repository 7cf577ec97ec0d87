package dev.fairlead.maven.sbom;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A licence as a POM names it.
 *
 * @param name its name, in words or as an SPDX identifier; may be empty
 * @param url where it can be read; may be empty
 */
public record Licence(String name, String url) {
    /** Identifiers that are taken as they are written. */
    private static final List<String> IDENTIFIERS =
            List.of(
                    "0BSD",
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "BSL-1.0",
                    "CC0-1.0",
                    "CDDL-1.0",
                    "CDDL-1.1",
                    "EPL-1.0",
                    "EPL-2.0",
                    "GPL-2.0-only",
                    "GPL-2.0-or-later",
                    "GPL-3.0-only",
                    "GPL-3.0-or-later",
                    "ISC",
                    "LGPL-2.1-only",
                    "LGPL-2.1-or-later",
                    "LGPL-3.0-only",
                    "LGPL-3.0-or-later",
                    "MIT",
                    "MIT-0",
                    "MPL-1.1",
                    "MPL-2.0",
                    "UPL-1.0",
                    "Unlicense");

    /** Words that POMs write instead, in lower case and without punctuation. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("apache license version 2 0", "Apache-2.0"),
                    Map.entry("the apache license version 2 0", "Apache-2.0"),
                    Map.entry("the apache software license version 2 0", "Apache-2.0"),
                    Map.entry("apache software license version 2 0", "Apache-2.0"),
                    Map.entry("apache license 2 0", "Apache-2.0"),
                    Map.entry("apache 2 0", "Apache-2.0"),
                    Map.entry("apache 2", "Apache-2.0"),
                    Map.entry("apache license v2 0", "Apache-2.0"),
                    Map.entry("asl 2 0", "Apache-2.0"),
                    Map.entry("mit license", "MIT"),
                    Map.entry("the mit license", "MIT"),
                    Map.entry("mit no attribution", "MIT-0"),
                    Map.entry("bsd 2 clause license", "BSD-2-Clause"),
                    Map.entry("bsd 2 clause", "BSD-2-Clause"),
                    Map.entry("bsd 3 clause license", "BSD-3-Clause"),
                    Map.entry("bsd 3 clause", "BSD-3-Clause"),
                    Map.entry("the bsd 3 clause license", "BSD-3-Clause"),
                    Map.entry("new bsd license", "BSD-3-Clause"),
                    Map.entry("eclipse public license v1 0", "EPL-1.0"),
                    Map.entry("eclipse public license 1 0", "EPL-1.0"),
                    Map.entry("epl 1 0", "EPL-1.0"),
                    Map.entry("eclipse public license v2 0", "EPL-2.0"),
                    Map.entry("eclipse public license v 2 0", "EPL-2.0"),
                    Map.entry("eclipse public license 2 0", "EPL-2.0"),
                    Map.entry("epl 2 0", "EPL-2.0"),
                    Map.entry("mozilla public license version 2 0", "MPL-2.0"),
                    Map.entry("mpl 2 0", "MPL-2.0"),
                    Map.entry("universal permissive license version 1 0", "UPL-1.0"),
                    Map.entry("cc0", "CC0-1.0"),
                    Map.entry("public domain per creative commons cc0", "CC0-1.0"));

    /**
     * Takes what a POM says.
     *
     * @param name the name, if it says one
     * @param url the address, if it says one
     * @return the licence, or nothing if the POM says neither
     */
    public static Optional<Licence> of(@Nullable String name, @Nullable String url) {
        Licence licence =
                new Licence(name == null ? "" : name.strip(), url == null ? "" : url.strip());
        return licence.name.isEmpty() && licence.url.isEmpty()
                ? Optional.empty()
                : Optional.of(licence);
    }

    /**
     * Returns the licence's identifier.
     *
     * @return one of the SPDX list, or nothing if the name leaves any doubt
     */
    public Optional<String> identifier() {
        for (String identifier : IDENTIFIERS) {
            if (identifier.equalsIgnoreCase(name)) {
                return Optional.of(identifier);
            }
        }
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
        return Optional.ofNullable(NAMES.get(words));
    }

    /**
     * Returns where it can be read.
     *
     * @return an absolute address, or nothing
     */
    public Optional<String> address() {
        return absolute(url);
    }

    static Optional<String> absolute(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        try {
            return URI.create(url.strip()).isAbsolute()
                    ? Optional.of(url.strip())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an author's slip in a POM of somebody else's
        }
    }
}
