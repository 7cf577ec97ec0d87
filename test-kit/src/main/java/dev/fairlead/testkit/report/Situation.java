package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;

/** Says in a few words what kind of trouble a life was in when a law was broken. */
final class Situation {
    private static final String NOTHING = "nothing fails";

    private Situation() {}

    static String of(History history, int at) {
        String situation = NOTHING;
        String before = "the start";
        for (History.Entry entry : history.entries()) {
            if (entry.index() > at) {
                break;
            }
            Happening what = entry.what();
            if (what instanceof WorkerHappening.Crashed) {
                situation = "crash after " + before;
            } else if (what instanceof WorkerHappening.Asked asked
                    && asked.verb().startsWith("stop")) {
                situation = "restart after " + before;
            } else if (what instanceof TaskHappening.Failed failed) {
                situation = "restart after failure of " + failed.during();
            } else if (what instanceof SinkHappening.WentAway
                    || what instanceof WorldHappening.WentAway) {
                situation = "the outside system is away";
            } else if (what instanceof WorldHappening.LostPower) {
                situation = "loss of power after " + before;
            } else if (what instanceof WorldHappening.Emptied) {
                situation = "items taken away after " + before;
            } else if (what instanceof WorldHappening.Interfered && isQuiet(situation)) {
                situation = "a call to the outside system fails";
            } else if (what instanceof SourceHappening.OffsetsRefused
                    || what instanceof SinkHappening.CommitRefused) {
                situation = "offsets can't be stored";
            }
            before = nameOf(what, before);
        }
        return situation;
    }

    private static boolean isQuiet(String situation) {
        return situation.equals(NOTHING);
    }

    private static String nameOf(Happening what, String otherwise) {
        if (what instanceof SourceHappening.Acknowledged) {
            return "acknowledgement";
        }
        if (what instanceof SinkHappening.Put) {
            return "put";
        }
        if (what instanceof SinkHappening.PreCommitted) {
            return "preCommit";
        }
        if (what.column() == Column.OFFSETS) {
            return "commit";
        }
        if (what instanceof SourceHappening.Polled) {
            return "poll";
        }
        if (what instanceof SourceHappening.Sent) {
            return "send";
        }
        if (what instanceof SourceHappening.Appended || what instanceof SourceHappening.Begun) {
            return "the world moved on";
        }
        return otherwise;
    }
}
