package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of alterOffsets, by which operators move and reset offsets (KIP-875). */
public final class AlterOffsetsTexts {
    public static final LawText O1 =
            LawText.required(
                    "O1",
                    "altering twice is altering once",
                    "Requests are sent again when an answer got lost. The second "
                            + "one must be accepted and must change nothing.");
    public static final LawText O2 =
            LawText.required(
                    "O2",
                    "a reset and an unknown partition are taken, or refused in " + "words",
                    "A reset comes as null, and operators clean up after tables "
                            + "that are long gone. A NullPointerException tells them nothing.");
    public static final LawText O3 =
            LawText.required(
                    "O3",
                    "offsets of a wrong shape are refused",
                    "What is accepted here is stored, and then fails the task at "
                            + "its next start, or makes it begin anew in silence.");
    public static final LawText O4 =
            LawText.required(
                    "O4",
                    "the answer says whether anything was done",
                    "False makes the worker warn that the connector may not support "
                            + "altering. A connector that overrides the method and answers "
                            + "false misleads; one that throws at an empty map fails harmless "
                            + "requests.");
    public static final LawText O5 =
            LawText.required(
                    "O5",
                    "offsets can be altered before any start",
                    "A worker calls it on a new object that was neither initialized "
                            + "nor started, since altering needs the connector stopped.");
    public static final LawText O6 =
            LawText.required(
                    "O6",
                    "a task goes on from where offsets were altered to",
                    "Operators move offsets back to read again, and forth to leave "
                            + "out what is broken. A task that goes on elsewhere repeats, or "
                            + "loses, what nobody asked for.");
    public static final LawText O7 =
            LawText.declared(
                            "O7",
                            "offsets kept elsewhere are altered too",
                            "A connector that keeps its position in a replication slot, in the"
                                + " acknowledgements of a queue or in a table of the sink goes on"
                                + " from there, whatever Kafka stores.")
                    .undecided("a world does not say which of its contents are positions");
    public static final LawText O8 =
            LawText.required(
                    "O8",
                    "offsets that were read are accepted back",
                    "Operators ask for offsets, change a number and send them back. "
                            + "On the way they became JSON: Integer is Long, Float is Double.");
    public static final LawText O9 =
            LawText.required(
                    "O9",
                    "a sink accepts positions to be altered",
                    "Operators move a sink back to write again and forth past what "
                            + "it cannot write. A sink that keeps positions of its own must "
                            + "move them, or it drops the records as seen already.");

    private AlterOffsetsTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(O1, O2, O3, O4, O5, O6, O7, O8, O9);
    }
}
