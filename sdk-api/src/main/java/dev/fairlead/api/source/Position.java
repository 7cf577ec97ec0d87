package dev.fairlead.api.source;

import dev.fairlead.api.offset.OffsetCodec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where a partition stands: after an item, and maybe after the first values of the next one. Stored
 * as the offset of the item, with one more entry if there are such values.
 *
 * @param after the offset of the last item that is wholly read; empty at the beginning
 * @param inside how many values of the next one are read, too
 */
record Position<O extends Record>(Optional<O> after, int inside) {
    static final String INSIDE = "fairlead.inside";
    static final String INSIDE_FIRST = "fairlead.inside.first";

    static <O extends Record> Position<O> after(O offset) {
        return new Position<>(Optional.of(offset), 0);
    }

    static <O extends Record> Position<O> beginning() {
        return new Position<>(Optional.empty(), 0);
    }

    Map<String, Object> toMap(OffsetCodec<O> codec) {
        if (inside == 0) {
            return after.map(codec::toMap).orElseGet(Map::of);
        }
        Map<String, Object> map = new LinkedHashMap<>(after.map(codec::toMap).orElseGet(Map::of));
        map.put(after.isPresent() ? INSIDE : INSIDE_FIRST, (long) inside);
        return map;
    }

    /**
     * Reads what {@link #toMap} made.
     *
     * @throws ConnectException if the map is of another shape
     */
    static <O extends Record> Position<O> of(Map<String, ?> map, OffsetCodec<O> codec) {
        if (map.containsKey(INSIDE_FIRST) && map.size() == 1) {
            return new Position<>(Optional.empty(), count(map, INSIDE_FIRST));
        }
        if (!map.containsKey(INSIDE)) {
            return after(codec.fromMap(map));
        }
        Map<String, Object> rest = new HashMap<>(map);
        rest.remove(INSIDE);
        return new Position<>(Optional.of(codec.fromMap(rest)), count(map, INSIDE));
    }

    private static int count(Map<String, ?> map, String name) {
        if (map.get(name) instanceof Number number
                && number.doubleValue() >= 1
                && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw new ConnectException(
                map
                        + " is no offset: the entry \""
                        + name
                        + "\" must be a whole number from 1 on, which says how many records of"
                        + " the next item Kafka has");
    }
}
