package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.data.ConnectData;
import dev.fairlead.testkit.data.Dice;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Opinion;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/** Data as converters meet it. */
final class ConnectDataOf {
    private ConnectDataOf() {}

    static SchemaAndValue any(Dice dice) {
        return ConnectData.data().from(dice);
    }

    static SchemaAndValue typed(Dice dice) {
        Schema schema = ConnectData.schemas().from(dice);
        return ConnectData.valuesOrNull(schema).from(dice);
    }

    static SchemaAndValue map(Dice dice) {
        return new SchemaAndValue(null, ConnectData.schemalessMaps().from(dice));
    }

    /** As offsets, settings and statuses are stored: text, numbers and booleans by name. */
    static SchemaAndValue storedMap(Dice dice) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        map.put("text", ConnectData.encodableStrings().from(dice));
        map.put("number", ConnectData.integers().from(dice));
        map.put("flag", dice.onceIn(2));
        map.put("nothing", null);
        map.put("inner", Map.of("position", ConnectData.integers().from(dice)));
        return new SchemaAndValue(null, map);
    }

    static Opinion comesBackAsStored(Bench bench, SchemaAndValue data) {
        try {
            Codec codec = bench.fresh();
            String wrong = Sameness.differ(data, codec.read(codec.write(data)));
            return wrong.isEmpty() ? Opinion.KEPT : Opinion.broken(wrong);
        } catch (RuntimeException thrown) {
            return Opinion.broken(Fault.text(thrown));
        }
    }
}
