package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.SharedWorld;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Laws L8, L10 and L12: a neighbour, another machine, and the log. */
final class SurroundingsChecks {
    private static final int MANY = 40;
    private static final ReentrantLock DEFAULTS = new ReentrantLock();

    private SurroundingsChecks() {}

    /** Law L8: two connectors of one class at a time, in worlds of their own. */
    static void neighbours(Candidate candidate, Scene scene, Tally tally)
            throws InterruptedException {
        if (SharedWorld.class.isAssignableFrom(scene.world())) {
            tally.missed("it needs two worlds, and all of this kind are the same");
            return;
        }
        List<String> alone = doneAlone(candidate, Texture.PLAIN);
        List<String> other = doneAlone(candidate, Texture.MULTI_BYTE);
        for (boolean swapped : List.of(false, true)) {
            try (Scene own = candidate.scene();
                    Scene others = candidate.scenes().open(Texture.MULTI_BYTE, Scene.ITEMS)) {
                Work first = Work.begin(candidate, own);
                Work second = Work.begin(candidate, others);
                try {
                    List<String> early = (swapped ? second : first).some(Scene.ITEMS);
                    List<String> late = (swapped ? first : second).some(Scene.ITEMS);
                    List<String> beside = swapped ? late : early;
                    List<String> besideOther = swapped ? early : late;
                    boolean same = alone.equals(beside) && other.equals(besideOther);
                    if (!same && !alone.equals(doneAlone(candidate, Texture.PLAIN))) {
                        tally.missed("two runs without a neighbour differ already");
                        return;
                    }
                    judge(tally, alone, beside);
                    judge(tally, other, besideOther);
                } finally {
                    first.end();
                    second.end();
                }
            }
        }
    }

    private static void judge(Tally tally, List<String> alone, List<String> together) {
        tally.judge(
                alone.equals(together),
                "alone it does "
                        + alone
                        + "; beside another connector of its class, with a world of its own, "
                        + together);
    }

    private static List<String> doneAlone(Candidate candidate, Texture texture)
            throws InterruptedException {
        try (Scene scene = candidate.scenes().open(texture, Scene.ITEMS)) {
            Work work = Work.begin(candidate, scene);
            try {
                return work.some(Scene.ITEMS);
            } finally {
                work.end();
            }
        }
    }

    /** Law L10: another language and time zone. Both belong to the whole JVM, for a moment. */
    static void machines(Candidate candidate, boolean shared, Tally tally)
            throws InterruptedException {
        if (shared) {
            tally.missed(
                    "tests run in parallel, and language and time zone belong to the whole JVM");
            return;
        }
        List<String> here = doneAlone(candidate, Texture.PLAIN);
        if (!here.equals(doneAlone(candidate, Texture.PLAIN))) {
            tally.missed("two runs on the same machine differ already");
            return;
        }
        differing(candidate, tally, here, Locale.forLanguageTag("tr-TR"), null);
        differing(candidate, tally, here, Locale.forLanguageTag("ar-EG-u-nu-arab"), null);
        differing(candidate, tally, here, Locale.GERMANY, TimeZone.getTimeZone("Asia/Kathmandu"));
    }

    private static void differing(
            Candidate candidate,
            Tally tally,
            List<String> here,
            Locale locale,
            @Nullable TimeZone zone)
            throws InterruptedException {
        DEFAULTS.lock();
        Locale usual = Locale.getDefault();
        TimeZone usualZone = TimeZone.getDefault();
        List<String> there;
        try {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone == null ? usualZone : zone);
            there = doneAlone(candidate, Texture.PLAIN);
        } finally {
            Locale.setDefault(usual);
            TimeZone.setDefault(usualZone);
            DEFAULTS.unlock();
        }
        tally.judge(
                here.equals(there),
                "with the language "
                        + locale.toLanguageTag()
                        + (zone == null ? "" : " and the time zone " + zone.getID())
                        + " it does "
                        + there
                        + " instead of "
                        + here);
    }

    /** Law L12: many records, and how many lines more than with few. */
    static void log(Candidate candidate, Bench bench, Tally tally) throws InterruptedException {
        try (Scene scene = candidate.scenes().open(Texture.PLAIN, MANY);
                LogWatch logs = LogWatch.begin(bench)) {
            Work work = Work.begin(candidate, scene);
            try {
                long quiet = logs.loud();
                int done = work.some(MANY).size();
                long loud = logs.loud() - quiet;
                if (logs.lines().isEmpty()) {
                    tally.missed(
                            "nothing was heard; the kit hears java.util.logging, and SLF4J with"
                                    + " slf4j-jdk14 on the class path");
                } else if (done < MANY) {
                    tally.missed("the task was done with " + done + " records only");
                } else {
                    tally.judge(
                            loud < done,
                            "for "
                                    + done
                                    + " records it logs "
                                    + loud
                                    + " lines of level INFO or above");
                }
            } finally {
                work.end();
            }
        }
    }
}
