package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of metrics, packaging and upgrades, which concern a plugin as a file and over time. */
public final class PackagingTexts {
    public static final LawText M1 =
            LawText.required(
                    "M1",
                    "metrics come with start and go with stop",
                    "A metric that stays behind is that of a task which is gone; "
                            + "two tasks with one name hide each other.");
    public static final LawText G1 =
            LawText.required(
                            "G1",
                            "a plugin brings what it needs and nothing of the worker",
                            "A second connect-api or logging library inside a plugin is "
                                    + "another class of the same name; what works in a test then "
                                    + "fails in a worker.")
                    .undecided(
                            "it concerns the archive of the plugin, which the Maven plugin "
                                    + "checks where it is made");
    public static final LawText U1 =
            LawText.required(
                            "U1",
                            "what an earlier release stored is understood",
                            "Offsets, schemas and configurations outlive a release. A task "
                                    + "that cannot read its old offsets begins anew, or fails.")
                    .undecided(
                            "a run has one release of the plugin only, and nothing that an "
                                    + "earlier one stored");
    public static final LawText U2 =
            LawText.required(
                            "U2",
                            "a plugin runs on the versions of Kafka Connect that it names",
                            "Workers and plugins are upgraded at different times. A method "
                                    + "that is missing shows when it is called, which may be weeks "
                                    + "later.")
                    .seenIn("apache/camel-kafka-connector#1007")
                    .undecided(
                            "a run has one version of Kafka Connect; run the same checks "
                                    + "against the others");

    private PackagingTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(M1, G1, U1, U2);
    }
}
