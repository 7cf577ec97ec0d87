package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A log whose answers a test holds back, reorders or turns into failures. */
final class SteeredLog implements OutboundLog {
    private final List<String> values = new ArrayList<>();
    private final List<Delivery> held = new ArrayList<>();
    private boolean holding;
    private RuntimeException failNext;

    synchronized void hold() {
        holding = true;
    }

    void answer(int... places) {
        List<Delivery> chosen = new ArrayList<>();
        synchronized (this) {
            for (int place : places) {
                chosen.add(held.get(place));
            }
        }
        for (int i = 0; i < places.length; i++) {
            chosen.get(i).acknowledged(0, places[i], 0);
        }
    }

    synchronized void failNext(RuntimeException failure) {
        failNext = failure;
    }

    synchronized List<String> values() {
        return List.copyOf(values);
    }

    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        int place;
        synchronized (this) {
            if (failNext != null) {
                delivery.failed(failNext);
                failNext = null;
                return;
            }
            place = values.size();
            values.add(new String(record.value(), StandardCharsets.UTF_8));
            held.add(delivery);
            if (holding) {
                return;
            }
        }
        delivery.acknowledged(0, place, 0);
    }

    @Override
    public void close(Duration patience) {}
}
