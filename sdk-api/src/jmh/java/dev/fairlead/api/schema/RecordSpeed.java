package dev.fairlead.api.schema;

import dev.fairlead.api.Scale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A record of ten fields to a struct and back: by the codec, and by the code that somebody would
 * write by hand, once with fields looked up by name and once with fields kept.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("JavaUtilDate") // what Connect's timestamps are made of
public class RecordSpeed {
    enum State10 {
        OPEN,
        PAID
    }

    record Order(
            long id,
            int quantity,
            short priority,
            boolean urgent,
            double weight,
            String customer,
            State10 state,
            Instant at,
            @Scale(2) BigDecimal price,
            Optional<String> note) {}

    record Item(String name, int quantity) {}

    record Basket(UUID id, LocalDate day, LocalTime time, List<Item> items, Item gift) {}

    sealed interface Change {
        record Added(Basket basket, List<String> tags) implements Change {}

        record Removed(UUID id, Map<String, Double> why) implements Change {}
    }

    /** What else the JVM has translated before: nothing, or values of every kind. */
    @State(Scope.Benchmark)
    public static class Company {
        @Param({"none", "others"})
        String company;

        private final SchemaCodec<Change> codec = SchemaCodec.of(Change.class);
        private Object seen = "";

        /** Translates other records until the compiler knows them. */
        @Setup
        public void meet() {
            Item item = new Item("pen", 2);
            Basket basket =
                    new Basket(
                            new UUID(1, 2),
                            LocalDate.EPOCH,
                            LocalTime.NOON,
                            List.of(item, item, item),
                            item);
            Change added = new Change.Added(basket, List.of("new", "red"));
            Change removed = new Change.Removed(new UUID(1, 2), Map.of("broken", 0.5));
            for (int i = 0; company.equals("others") && i < 100_000; i++) {
                Object written = codec.toConnect(i % 2 == 0 ? added : removed);
                seen = codec.fromConnect(codec.schema(), written);
            }
        }
    }

    private static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("Order")
                    .field("id", Schema.INT64_SCHEMA)
                    .field("quantity", Schema.INT32_SCHEMA)
                    .field("priority", Schema.INT16_SCHEMA)
                    .field("urgent", Schema.BOOLEAN_SCHEMA)
                    .field("weight", Schema.FLOAT64_SCHEMA)
                    .field("customer", Schema.STRING_SCHEMA)
                    .field("state", Schema.STRING_SCHEMA)
                    .field("at", Timestamp.SCHEMA)
                    .field("price", Decimal.schema(2))
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .build();
    private static final Field ID = SCHEMA.field("id");
    private static final Field QUANTITY = SCHEMA.field("quantity");
    private static final Field PRIORITY = SCHEMA.field("priority");
    private static final Field URGENT = SCHEMA.field("urgent");
    private static final Field WEIGHT = SCHEMA.field("weight");
    private static final Field CUSTOMER = SCHEMA.field("customer");
    private static final Field STATE = SCHEMA.field("state");
    private static final Field AT = SCHEMA.field("at");
    private static final Field PRICE = SCHEMA.field("price");
    private static final Field NOTE = SCHEMA.field("note");

    private final SchemaCodec<Order> codec = SchemaCodec.of(Order.class);
    private final Order order =
            new Order(
                    1L << 40,
                    100_000,
                    (short) 3000,
                    true,
                    0.75,
                    "Ada",
                    State10.PAID,
                    Instant.ofEpochMilli(1_700_000_000_123L),
                    new BigDecimal("1234.50"),
                    Optional.of("ring twice"));
    private final Struct own = (Struct) codec.toConnect(order);
    private final Struct byHand = writeFieldsByHand();

    @Benchmark
    public Object writeCodec(Company company) {
        return codec.toConnect(order);
    }

    @Benchmark
    public Struct writeFieldsByHand() {
        return new Struct(SCHEMA)
                .put(ID, order.id())
                .put(QUANTITY, order.quantity())
                .put(PRIORITY, order.priority())
                .put(URGENT, order.urgent())
                .put(WEIGHT, order.weight())
                .put(CUSTOMER, order.customer())
                .put(STATE, order.state().name())
                .put(AT, new Date(order.at().toEpochMilli()))
                .put(PRICE, order.price())
                .put(NOTE, order.note().orElse(null));
    }

    @Benchmark
    public Struct writeNamesByHand() {
        return new Struct(SCHEMA)
                .put("id", order.id())
                .put("quantity", order.quantity())
                .put("priority", order.priority())
                .put("urgent", order.urgent())
                .put("weight", order.weight())
                .put("customer", order.customer())
                .put("state", order.state().name())
                .put("at", new Date(order.at().toEpochMilli()))
                .put("price", order.price())
                .put("note", order.note().orElse(null));
    }

    @Benchmark
    public Order readCodec(Company company) {
        return codec.fromConnect(own.schema(), own);
    }

    @Benchmark
    public Order readFieldsByHand() {
        return new Order(
                (Long) byHand.get(ID),
                (Integer) byHand.get(QUANTITY),
                (Short) byHand.get(PRIORITY),
                (Boolean) byHand.get(URGENT),
                (Double) byHand.get(WEIGHT),
                (String) byHand.get(CUSTOMER),
                State10.valueOf((String) byHand.get(STATE)),
                Instant.ofEpochMilli(((Date) byHand.get(AT)).getTime()),
                (BigDecimal) byHand.get(PRICE),
                Optional.ofNullable((String) byHand.get(NOTE)));
    }

    @Benchmark
    public Order readNamesByHand() {
        return new Order(
                byHand.getInt64("id"),
                byHand.getInt32("quantity"),
                byHand.getInt16("priority"),
                byHand.getBoolean("urgent"),
                byHand.getFloat64("weight"),
                byHand.getString("customer"),
                State10.valueOf(byHand.getString("state")),
                Instant.ofEpochMilli(((Date) byHand.get("at")).getTime()),
                (BigDecimal) byHand.get("price"),
                Optional.ofNullable(byHand.getString("note")));
    }
}
