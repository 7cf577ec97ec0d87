package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link FaultySource}; named after the law that must notice. */
public enum ConnectorFault {
    NONE("nothing is wrong"),
    C1_GIVES_TOO_MANY_TASKS("gives a task for each place, whatever tasks.max says"),
    C1_GIVES_NULL_VALUES("gives a task a setting without a value"),
    C3_DIVIDES_BY_A_COUNTER("deals the places out in another order each time"),
    C3_STAMPS_ITS_START("puts a number of its start into the task settings"),
    C5_KEEPS_SETTINGS_IN_A_STATIC_FIELD("hands its tasks the world in a static field"),
    C6_TELLS_ITS_PASSWORD("puts its password into an exception"),
    C6_LOGS_ITS_PASSWORD("logs its settings at start"),
    C7_CANT_START_AGAIN("starts once only"),
    C8_STARTS_A_THREAD_TO_VALIDATE("validates with an executor that nobody shuts down"),
    C8_NEEDS_START_FOR_ITS_DEFINITION("has a definition only once it was started"),
    C9_ASKS_FROM_INSIDE("asks for new tasks in taskConfigs"),
    C9_ASKS_ALL_THE_TIME("has a monitor that asks although nothing changed"),
    C9_ASKS_AFTER_STOP("has a monitor that outlives stop"),
    C12_NAMES_NO_TASK("gives null as class of its tasks"),
    C12_HAS_NO_VERSION("gives null as version"),
    C13_STARTS_A_THREAD_IN_THE_CONSTRUCTOR("starts a thread when it is made"),
    C14_REGISTERS_METRICS("uses the context's metrics, which older workers don't have"),
    O1_FAILS_THE_SECOND_TIME("remembers outside what it altered, and refuses it the next time"),
    O2_FAILS_ON_RESET("reads an offset that is null"),
    O3_TAKES_EVERYTHING("accepts offsets of any shape"),
    O4_ANSWERS_FALSE("says that it did nothing"),
    O4_FAILS_ON_NOTHING("takes the first of an empty map"),
    O5_NEEDS_START("alters with what start prepares"),
    O6_SKIPS_ON_RESUME("its tasks skip one item after an altered offset"),
    O8_WANTS_INTEGERS("refuses the Long that an Integer comes back as"),
    L3_WAITS_FOR_STOP("its poll doesn't return without a record before stop is called"),
    L3_POLLS_WITH_ITS_LOCK_HELD("its poll sleeps with the lock held that stop needs"),
    L5_LEAVES_A_THREAD("starts a thread with each task, and leaves it"),
    L5_LEAVES_A_FILE("opens a file with each task, and leaves it"),
    L7_GOES_ON_WHEN_INTERRUPTED("waits on in poll when it is interrupted"),
    L7_SWALLOWS_ERRORS("catches Throwable around reading offsets"),
    L8_KEEPS_THE_WORLD_IN_A_STATIC_FIELD("its tasks read the world that was started last"),
    L10_DEPENDS_ON_THE_LANGUAGE("names its source partition with the language's capitals"),
    L12_LOGS_EVERY_RECORD("logs a line for each record"),
    M1_LEAVES_ITS_METRICS("registers a metric with each task, and leaves it");

    private final String words;

    ConnectorFault(String words) {
        this.words = words;
    }

    /** The law that must notice. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }

    /** What is wrong, in words. */
    public String words() {
        return words;
    }
}
