package dev.fairlead.maven.hub;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component as its author describes it.
 *
 * @param name its name, unique among those of its owner
 * @param version its version
 * @param owner who publishes it
 * @param about what a reader is told
 * @param support who helps
 * @param features what it can do
 */
public record Component(
        String name, String version, Owner owner, About about, Support support, Features features) {
    /**
     * Returns the name of the archive without its extension, and of the one folder in it.
     *
     * @return owner, name and version
     */
    public String fullName() {
        return owner.username() + "-" + name + "-" + version;
    }

    /**
     * Returns the pictures.
     *
     * @return them by the parameter that names them, in the manifest's order
     */
    public Map<String, Path> logos() {
        Map<String, Path> logos = new LinkedHashMap<>();
        about.logo().ifPresent(logo -> logos.put("logo", logo));
        owner.logo().ifPresent(logo -> logos.put("ownerLogo", logo));
        support.logo().ifPresent(logo -> logos.put("supportLogo", logo));
        return logos;
    }
}
