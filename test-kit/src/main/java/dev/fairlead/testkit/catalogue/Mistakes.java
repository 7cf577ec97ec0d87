package dev.fairlead.testkit.catalogue;

import java.util.List;
import java.util.Map;

/** The usual mistakes behind a broken law, for someone who looks for theirs. */
public final class Mistakes {
    private static final Map<String, List<String>> BEHIND =
            Map.ofEntries(
                    Map.entry(
                            "S1",
                            List.of(
                                    "One map is reused for the offsets of several records, so"
                                            + " earlier records carry the offset of later ones.",
                                    "The offset of a record is where the reader stands, not where"
                                            + " the record ends; a buffer has read ahead.",
                                    "Half an item is read as a whole one, and its offset is"
                                            + " beyond what was emitted.")),
                    Map.entry(
                            "S2",
                            List.of(
                                    "Items stay in a buffer until the next one comes, or until"
                                            + " the batch is full.",
                                    "A query asks for later than the last timestamp, and items"
                                            + " with the same timestamp are left out.",
                                    "An exception is logged and the item that caused it is"
                                            + " skipped.",
                                    "start() begins at the end of the source when it finds no"
                                            + " offset.")),
                    Map.entry(
                            "S3",
                            List.of(
                                    "The offset counts one thing and resuming skips another:"
                                            + " characters and bytes, lines and records.",
                                    "The offset is the next position in one place and the last"
                                            + " position in another, so one is added twice.",
                                    "The offset is of the batch, and is stored with each of its"
                                            + " records.")),
                    Map.entry(
                            "S4",
                            List.of(
                                    "All records of one item carry the same offset; whoever"
                                            + " resumes there skips those that were not yet sent.",
                                    "The offset names the file, not the place in it.")),
                    Map.entry(
                            "S5",
                            List.of(
                                    "The query asks for greater than the last key; with equal"
                                            + " keys a second column must decide.",
                                    "A limit cuts through items with equal keys.")),
                    Map.entry(
                            "S7",
                            List.of(
                                    "Resuming begins with the item that the offset covers: greater"
                                            + " or equal in place of greater.",
                                    "The stored offset isn't looked up, or under another key than"
                                            + " it was stored.",
                                    "A read error starts the source from the beginning.")),
                    Map.entry(
                            "S8",
                            List.of(
                                    "poll() asks the offset storage reader where to go on, in place"
                                            + " of remembering where it was.",
                                    "The position moves in commit() or commitRecord() only.")),
                    Map.entry(
                            "S9",
                            List.of(
                                    "Results of parallel requests are emitted as they come.",
                                    "A set or a hash map is iterated.",
                                    "What failed is put at the end of a queue to be tried again.")),
                    Map.entry(
                            "S11",
                            List.of(
                                    "A cast to Integer; what was stored as Integer comes back as"
                                            + " Long.",
                                    "Offsets hold dates, bytes, lists or objects of one's own.")),
                    Map.entry(
                            "S12",
                            List.of(
                                    "The source partition holds the task's number, a host name or"
                                            + " a temporary path.",
                                    "The source partition holds settings that operators change.")),
                    Map.entry(
                            "S13",
                            List.of(
                                    "A map, Struct or array is a field that the next poll fills"
                                            + " again; copy it into each record.")),
                    Map.entry(
                            "S16",
                            List.of(
                                    "poll() acknowledges to the outside system what it has read.",
                                    "commit() acknowledges everything polled; only those records"
                                            + " are safe for which commitRecord was called.")),
                    Map.entry(
                            "S20",
                            List.of(
                                    "poll() waits for data without a limit; return null after"
                                            + " about a second.",
                                    "poll() returns null at once in a loop; wait a little.",
                                    "InterruptedException is caught and the loop goes on.")),
                    Map.entry(
                            "S22",
                            List.of(
                                    "The position moves before the call that fails, and isn't put"
                                            + " back.")),
                    Map.entry(
                            "S29",
                            List.of(
                                    "Files are moved or messages deleted when they were read, not"
                                            + " when they were acknowledged.")),
                    Map.entry(
                            "K1",
                            List.of(
                                    "put() collects and preCommit() isn't overridden, so all that"
                                            + " was put is committed.",
                                    "flush() starts to write and doesn't wait for the end.",
                                    "A write that fails later is logged only.")),
                    Map.entry(
                            "K2",
                            List.of(
                                    "An exception of the outside system is caught and logged.",
                                    "close() drops what is buffered for partitions that stay.",
                                    "open() cleans up what an earlier task had stored.",
                                    "A timer that would flush is never armed again after a"
                                            + " failure.")),
                    Map.entry(
                            "K3",
                            List.of(
                                    "The offset of the last record is returned in place of the"
                                            + " next one.",
                                    "The topic of the record is used, which a transformation has"
                                            + " renamed; use originalTopic().",
                                    "Positions of partitions that were taken away are kept.")),
                    Map.entry(
                            "K5",
                            List.of(
                                    "Records are added to a buffer, then the flush throws"
                                            + " RetriableException; the batch comes again and is"
                                            + " added again.",
                                    "Half a batch is written before the exception, and nothing"
                                            + " says which half.")),
                    Map.entry(
                            "K6",
                            List.of(
                                    "Offsets are noted at the beginning of put, before it is known"
                                            + " whether it succeeds.")),
                    Map.entry(
                            "K9",
                            List.of(
                                    "Writes are asynchronous, and a failed one is sent again after"
                                            + " later ones.")),
                    Map.entry(
                            "K10",
                            List.of(
                                    "close() flushes: what it writes comes after the positions"
                                            + " were computed, and is delivered again.",
                                    "A flush timer isn't stopped in preCommit or close.")),
                    Map.entry(
                            "K12",
                            List.of(
                                    "close() can't tell a revoke from a loss and flushes in both;"
                                            + " by then another task owns the partition.")),
                    Map.entry(
                            "K15",
                            List.of(
                                    "The future of an asynchronous write is never looked at.",
                                    "flush() throws once and forgets; the worker goes on.")),
                    Map.entry(
                            "K16",
                            List.of(
                                    "records.iterator().next() without a look whether it is"
                                            + " empty.")),
                    Map.entry(
                            "K24",
                            List.of(
                                    "stop() doesn't shut its executor or timer down, or doesn't"
                                            + " wait for what runs.",
                                    "A client library retries in the background.")),
                    Map.entry(
                            "C2",
                            List.of(
                                    "taskConfigs() gives each task the whole configuration.",
                                    "Work is split by a hash that leaves a remainder out.")),
                    Map.entry(
                            "L1",
                            List.of(
                                    "stop() closes what start() would have opened, without a look"
                                            + " whether it did.",
                                    "stop() waits for a latch that a second call never gets.")),
                    Map.entry(
                            "V2",
                            List.of(
                                    "null is replaced by the default of the schema, so a tombstone"
                                            + " or an optional field comes back as something.")),
                    Map.entry(
                            "X1",
                            List.of(
                                    "The value map or Struct of the record is changed in place.",
                                    "newRecord() is given the headers of the record, and then one"
                                            + " is added.")),
                    Map.entry(
                            "X2",
                            List.of(
                                    "value() is used without a look at null; tombstones come"
                                            + " through every topic that is compacted.")),
                    Map.entry(
                            "X6",
                            List.of(
                                    "The first schema is remembered for all records.",
                                    "A cache has no bound, or its key is the schema's name.")));

    private Mistakes() {}

    /** The usual mistakes behind a law, one sentence or two each; none when none are written. */
    public static List<String> behind(String law) {
        return BEHIND.getOrDefault(law, List.of());
    }
}
