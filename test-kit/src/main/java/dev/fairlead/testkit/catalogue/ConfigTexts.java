package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of config definitions, for plugins of every type that has a config(). */
public final class ConfigTexts {
    public static final LawText D1 =
            LawText.required(
                    "D1",
                    "a definition is complete and always the same",
                    "Tools show forms and documentation from it. A key without "
                            + "documentation cannot be set by anyone, and one that the worker "
                            + "uses itself means two things at a time.");
    public static final LawText D2 =
            LawText.required(
                    "D2",
                    "a default passes its own validator",
                    "Whoever leaves the setting out gets an error about a value "
                            + "that he never wrote.");
    public static final LawText D3 =
            LawText.required(
                    "D3",
                    "a missing setting is reported where it is missing",
                    "Tools mark the field with the error. An error on another key, "
                            + "or an exception, sends the user searching.");
    public static final LawText D4 =
            LawText.required(
                    "D4",
                    "configurations that are said to work are valid",
                    "A user begins by copying the example.");
    public static final LawText D5 =
            LawText.required(
                    "D5",
                    "a wrong value becomes an error message",
                    "The REST interface shows error messages beside the settings. "
                            + "An exception from validate becomes an answer 500 that names no "
                            + "setting.");
    public static final LawText D6 =
            LawText.required(
                    "D6",
                    "what is read is defined",
                    "A setting that is read but not defined is not validated, not "
                            + "documented and not masked in logs and answers.");
    public static final LawText D7 =
            LawText.required(
                    "D7",
                    "what validation accepts, the plugin accepts",
                    "Validation passed, the connector was created, and then it "
                            + "fails for its configuration: whoever automates deployments "
                            + "learns it too late.");
    public static final LawText D8 =
            LawText.required(
                    "D8",
                    "what is recommended is valid, and recommending is quick",
                    "Tools offer recommended values in a list. One that is refused "
                            + "when it is chosen is a trap, and a recommender that connects "
                            + "hangs the form.");
    public static final LawText D9 =
            LawText.required(
                            "D9",
                            "secrets are of type PASSWORD, and messages leave them out",
                            "Only values of type PASSWORD are masked in logs and answers. A "
                                    + "key of type STRING is logged by the framework itself.")
                    .seenIn("apache/camel-kafka-connector#1050");
    public static final LawText D10 =
            LawText.required(
                    "D10",
                    "configurations of the release before still work",
                    "Users upgrade the plugin and keep the configuration. A key "
                            + "that is gone, or a default that changed, changes what runs "
                            + "without a word.");
    public static final LawText D11 =
            LawText.required(
                    "D11",
                    "settings that nobody knows are tolerated",
                    "Configurations hold keys for the worker, for tools, and for "
                            + "versions to come. Whoever refuses them cannot be downgraded.");
    public static final LawText D12 =
            LawText.required(
                    "D12",
                    "the order of the settings does not matter",
                    "Settings come as a map, whose order differs from JVM to JVM. A "
                            + "rule between two settings must give the same answer whichever "
                            + "is looked at first.");
    public static final LawText D13 =
            LawText.required(
                    "D13",
                    "placeholders are left to the worker",
                    "Texts such as ${file:secret:key} are resolved before the "
                            + "plugin sees them (KIP-297). Whoever resolves or cuts them "
                            + "itself breaks values that merely look alike.");
    public static final LawText D14 =
            LawText.required(
                            "D14",
                            "typed settings, definition and documentation agree",
                            "A field that is bound to another key or another default than "
                                    + "its documentation says is wrong in one of the places.")
                    .undecided("what code makes of a value cannot be seen from outside");

    private ConfigTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14);
    }
}
