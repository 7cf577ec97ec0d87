package dev.fairlead.api.example;

import dev.fairlead.api.Setting;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.source.TypedSourceTask;
import java.util.List;

/** Measures again and again, and counts. */
public final class GaugeTask extends TypedSourceTask<Gauge, Sensor, Taken, String, Double> {
    private Sensor sensor = new Sensor("");
    private long taken;

    @Override
    protected void begin(Gauge gauge) {
        sensor = new Sensor(gauge.place());
        taken = offset(sensor).map(Taken::count).orElse(0L);
    }

    @Override
    protected List<Emitted<Sensor, Taken, String, Double>> read() {
        TypedSourceRecord<String, Double> record = TypedSourceRecord.of(sensor.place(), 20.5);
        return List.of(new Emitted<>(sensor, new Taken(++taken), record.withTopic("degrees")));
    }
}

record Gauge(@Setting("Where to measure") String place) {}

record Sensor(String place) {}

record Taken(long count) {}
