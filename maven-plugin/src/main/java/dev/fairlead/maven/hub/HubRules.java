package dev.fairlead.maven.hub;

import dev.fairlead.maven.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the Hub asks of a component: the rules of its specification, which are stricter than those
 * of Confluent's own Maven plugin. All problems are found at once.
 */
public final class HubRules {
    private static final Set<String> OWNER_TYPES = Set.of("organization", "user");
    private static final Set<String> GUARANTEES = Set.of("at_least_once", "exactly_once");

    private final Component component;
    private final String pom;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Names what is judged.
     *
     * @param component the component
     * @param pom where the project configures it
     */
    public HubRules(Component component, String pom) {
        this.component = component;
        this.pom = pom;
    }

    /**
     * Judges.
     *
     * @param types the Hub's words for what the plugin jar offers
     * @return what the Hub would refuse, or take badly
     */
    public List<Finding> judge(List<String> types) {
        owner();
        nameAndVersion();
        description();
        words();
        addresses();
        if (types.isEmpty()) {
            findings.add(
                    Finding.error(
                            "FL504",
                            "there is nothing in the plugin jar that the Hub has a type for",
                            pom,
                            "the Hub knows sources, sinks, transformations and converters;"
                                    + " predicates, config providers, REST extensions and override"
                                    + " policies have no type of their own",
                            "ship the jar itself, or add a plugin of one of the four kinds"));
        }
        return List.copyOf(findings);
    }

    private void owner() {
        String username = component.owner().username();
        if (!username.matches("[a-z0-9_]{2,255}")) {
            findings.add(
                    Finding.error(
                            "FL501",
                            username.isEmpty()
                                    ? "the component has no owner"
                                    : "the owner is called '" + username + "'",
                            pom,
                            "the owner's name is part of the archive's name and of the folder in"
                                + " which the Hub's client installs it; the Hub takes two to 255"
                                + " lower-case letters, digits and underscores",
                            "<configuration><owner>"
                                    + suggestion(username)
                                    + "</owner></configuration>"));
        }
    }

    private static String suggestion(String username) {
        String name =
                username.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_]+", "_")
                        .replaceAll("_+$", "");
        return name.length() < 2 ? "acme" : name;
    }

    private void nameAndVersion() {
        if (!component.name().matches("[a-zA-Z0-9][a-zA-Z0-9._-]{1,254}")) {
            unusable("name", component.name(), "<name>kafka-connect-acme</name>");
        }
        if (!component.version().matches("[a-zA-Z0-9][a-zA-Z0-9._-]*")) {
            unusable("version", component.version(), "<version>1.0.0</version>");
        } else if (component.version().endsWith("-SNAPSHOT")) {
            findings.add(
                    Finding.warning(
                            "FL503",
                            "the version is " + component.version(),
                            pom,
                            "the Hub publishes a version once and for all; a snapshot is for trying"
                                    + " out",
                            "build the archive that you submit from a release version"));
        }
    }

    private void unusable(String what, String value, String fix) {
        findings.add(
                Finding.error(
                        "FL502",
                        "the component's " + what + " is '" + value + "'",
                        pom,
                        "it becomes part of a file's and a folder's name: letters, digits, dot,"
                                + " underscore and hyphen, a letter or digit first",
                        fix));
    }

    private void description() {
        if (component.about().description().isBlank()) {
            findings.add(
                    Finding.error(
                            "FL505",
                            "the component has no description",
                            pom,
                            "the Hub shows it beside the name, and refuses an archive without one",
                            "<description>Writes records to Acme.</description>"));
        }
    }

    private void words() {
        if (!OWNER_TYPES.contains(component.owner().type())) {
            unknown("ownerType", component.owner().type(), OWNER_TYPES);
        }
        for (String guarantee : component.features().guarantees()) {
            if (!GUARANTEES.contains(guarantee)) {
                unknown("deliveryGuarantee", guarantee, GUARANTEES);
            }
        }
    }

    private void unknown(String parameter, String value, Set<String> known) {
        findings.add(
                Finding.error(
                        "FL506",
                        parameter + " is '" + value + "'",
                        pom,
                        "the Hub's manifest has a fixed list of words there",
                        "one of " + String.join(", ", known.stream().sorted().toList())));
    }

    private void addresses() {
        About.Links links = component.about().links();
        Map.of(
                        "documentationUrl", links.documentation(),
                        "sourceUrl", links.source(),
                        "ownerUrl", component.owner().url(),
                        "supportUrl", component.support().url())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(address -> !address.getValue().isBlank())
                .filter(address -> !isOfTheWeb(address.getValue()))
                .forEach(
                        address ->
                                findings.add(
                                        Finding.error(
                                                "FL507",
                                                address.getKey()
                                                        + " is '"
                                                        + address.getValue()
                                                        + "'",
                                                pom,
                                                "the Hub shows it as a link",
                                                "an address with http:// or https://, or "
                                                        + address.getKey()
                                                        + " 'none' for no link")));
    }

    private static boolean isOfTheWeb(String address) {
        try {
            URI uri = URI.create(address.strip());
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
