package dev.fairlead.maven.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** XML to paste into a POM. */
final class PomSnippet {
    private PomSnippet() {}

    /** Gives libraries a scope, or leaves them out where another one brings them. */
    static String scopeOrExclusion(List<Coming> libraries, String scope) {
        List<String> snippets = new ArrayList<>();
        Map<String, List<Coming>> brought = new LinkedHashMap<>();
        for (Coming library : libraries) {
            if (library.isDirect()) {
                snippets.add(scoped(library, scope));
            } else {
                brought.computeIfAbsent(library.trail().get(0), first -> new ArrayList<>())
                        .add(library);
            }
        }
        brought.forEach((first, those) -> snippets.add(excluding(first, those)));
        return String.join("\n", snippets);
    }

    private static String scoped(Coming library, String scope) {
        return """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <scope>%s</scope>
        </dependency>\
        """
                .formatted(library.groupId(), library.artifactId(), library.version(), scope);
    }

    private static String excluding(String first, List<Coming> libraries) {
        String[] parts = first.split(":", -1);
        StringBuilder exclusions = new StringBuilder();
        for (Coming library : libraries) {
            exclusions.append(
                    """
                        <exclusion>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                        </exclusion>
                    """
                            .formatted(library.groupId(), library.artifactId()));
        }
        return """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <exclusions>
        %s  </exclusions>
        </dependency>\
        """
                .formatted(parts[0], parts[1], parts[parts.length - 1], exclusions);
    }
}
