package dev.fairlead.testkit.search;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.schedule.Verb;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws schedules. Each draws first which verbs it uses at all, so that some schedules are full of
 * one kind of trouble (swarm testing); the common verbs are always in. Trouble comes most often
 * behind a poll, when records are under way.
 */
final class RandomSchedules {
    private static final char POLL = 'p';
    private static final int COMMON_WEIGHT = 4;
    private static final int STEPS_MIN = 4;
    private static final int STEPS_MAX = 16;
    private static final int CRASH_POINT_MAX = 12;

    private final Alphabet alphabet;
    private final Chance chance;

    RandomSchedules(Alphabet alphabet, long seed) {
        this.alphabet = alphabet;
        this.chance = new Chance(seed);
    }

    Schedule next() {
        Chance own = chance.split();
        List<Verb> verbs = swarm(own);
        int weights = verbs.stream().mapToInt(Verb::weight).sum();
        int length = STEPS_MIN + own.below(STEPS_MAX - STEPS_MIN + 1);
        List<Step> steps = new ArrayList<>(length + 1);
        steps.add(particulars(alphabet.verb('A'), own));
        List<Verb> rare = verbs.stream().filter(verb -> verb.weight() < COMMON_WEIGHT).toList();
        for (int i = 0; i < length; i++) {
            boolean holds = steps.get(i).verb() == POLL;
            Verb next =
                    holds && !rare.isEmpty() && own.oneIn(3)
                            ? rare.get(own.below(rare.size()))
                            : pick(verbs, own.below(weights));
            steps.add(particulars(next, own));
        }
        return new Schedule(steps);
    }

    private List<Verb> swarm(Chance own) {
        return alphabet.verbs().stream()
                .filter(verb -> verb.weight() > 0)
                .filter(verb -> verb.weight() >= COMMON_WEIGHT || own.oneIn(2))
                .toList();
    }

    private static Verb pick(List<Verb> verbs, int ticket) {
        int left = ticket;
        for (Verb verb : verbs) {
            left -= verb.weight();
            if (left < 0) {
                return verb;
            }
        }
        throw new IllegalStateException("ticket " + ticket + " is higher than all weights");
    }

    private static Step particulars(Verb verb, Chance own) {
        int count = verb.countMax() == 0 ? 0 : own.below(verb.countMax() + 1);
        Step step = Step.of(verb.letter(), count);
        if (verb.addsItems()) {
            step = step.withTexture(texture(own)).withUnfinished(own.oneIn(5));
        }
        return own.oneIn(verb.addsItems() ? 16 : 6) ? step.withCrashAt(crashPoint(own)) : step;
    }

    /** Most steps have few points. */
    private static int crashPoint(Chance own) {
        return 1 + own.below(1 + own.below(CRASH_POINT_MAX));
    }

    private static Texture texture(Chance own) {
        int draw = own.below(10);
        return draw < 6 ? Texture.PLAIN : draw < 9 ? Texture.MULTI_BYTE : Texture.LONG;
    }
}
