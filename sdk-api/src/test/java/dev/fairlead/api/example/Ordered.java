package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.record.TypedSourceRecord;
import java.time.Instant;

/** The example of the documentation of whole records. */
final class Ordered {
    private Ordered() {}

    // shown from here
    record OrderKey(long id) {}

    record Order(String customer, @Default("1") int quantity) {}

    static TypedSourceRecord<OrderKey, Order> ordered(long id, String customer, Instant at) {
        return TypedSourceRecord.of(new OrderKey(id), new Order(customer, 1))
                .withTopic("orders")
                .withHeader("from", "shop")
                .withTimestamp(at);
    }

    static String line(TypedSinkRecord<OrderKey, Order> record) {
        String from = record.headers().text("from").orElse("nowhere");
        return record.value()
                .map(order -> order.customer() + " ordered in " + from)
                .orElse("cancelled");
    }
    // to here
}
