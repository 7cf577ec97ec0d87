package dev.fairlead.samples.http;

import dev.fairlead.api.time.TaskTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The time of a task, which passes when a test says so. */
final class HandTime implements TaskTime {
    private final List<Planned> planned = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private record Planned(Instant at, Runnable work) {}

    void pass(Duration duration) {
        now = now.plus(duration);
        List<Planned> due = planned.stream().filter(each -> !each.at().isAfter(now)).toList();
        planned.removeAll(due);
        due.forEach(each -> each.work().run());
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Planned one = new Planned(now.plus(delay), work);
        planned.add(one);
        return () -> planned.remove(one);
    }

    @Override
    public Runnable every(Duration interval, Runnable work) {
        throw new UnsupportedOperationException("nothing in this sample asks for it");
    }
}
