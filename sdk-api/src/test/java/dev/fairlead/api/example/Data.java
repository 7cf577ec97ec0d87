package dev.fairlead.api.example;

import dev.fairlead.api.example.Ordered.Order;
import dev.fairlead.api.example.Ordered.OrderKey;
import dev.fairlead.api.example.Shop.Item;
import dev.fairlead.api.example.Shop.Page;
import dev.fairlead.api.offset.OffsetCodec;
import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedHeaders;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.api.schema.TypeOf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** The examples of schemas, records and offsets. */
final class Data {
    private Data() {}

    static Order order(Order order) {
        SchemaCodec<Order> codec = SchemaCodec.of(Order.class);
        Struct struct = (Struct) codec.toConnect(order);
        Order same = codec.fromConnect(codec.schema(), struct);
        return same;
    }

    static SchemaCodec<Page<Item>> pages() {
        SchemaCodec<Page<Item>> codec = SchemaCodec.of(new TypeOf<Page<Item>>() {});
        return codec;
    }

    static Optional<BigDecimal> credit() {
        Column<Long> id = Column.of("id", Long.class);
        Column<BigDecimal> credit = Column.of("credit", SchemaCodec.decimal(2)).optional();

        RowType customers = RowType.of("shop.customers", List.of(id, credit));
        Row ada = customers.row().set(id, 1L).build();

        long number = ada.get(id);
        Optional<BigDecimal> owed = ada.find(credit);
        return number == 1 ? owed : Optional.empty();
    }

    static Optional<Integer> tries() {
        TypedHeaders headers = TypedHeaders.none().with("from", "shop").with("tries", 3);
        Optional<Integer> tries = headers.last("tries", Integer.class);
        return tries;
    }

    static Optional<Order> order(SinkRecord record) {
        RecordCodec<OrderKey, Order> codec =
                RecordCodec.of(SchemaCodec.of(OrderKey.class), SchemaCodec.of(Order.class));
        TypedSinkRecord<OrderKey, Order> order = codec.fromConnect(record);
        return order.value();
    }

    static Count count() {
        OffsetCodec<Count> codec = OffsetCodec.of(Count.class);
        Map<String, Object> stored = codec.toMap(new Count(3));
        Count again = codec.fromMap(stored);
        return again;
    }
}
