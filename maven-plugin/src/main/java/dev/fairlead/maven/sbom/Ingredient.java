package dev.fairlead.maven.sbom;

import dev.fairlead.maven.bundle.Library;
import java.util.List;

/**
 * A library that went into the jar, with what its POM says.
 *
 * @param library the library
 * @param licences its licences
 * @param needs {@link Library#key() keys} of what it depends on, whether that is in the jar or not
 */
public record Ingredient(Library library, List<Licence> licences, List<String> needs) {
    /** Keeps copies. */
    public Ingredient {
        licences = List.copyOf(licences);
        needs = List.copyOf(needs);
    }
}
