package dev.fairlead.samples.compared;

/** One thing that a user does, or looks at. */
interface Step {
    /** What reports call it. */
    String label();

    /** Does it with one of the workers. */
    Seen on(Stage stage) throws Exception;
}
