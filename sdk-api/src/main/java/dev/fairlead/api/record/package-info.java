/**
 * Whole records in the author's types: topic, key, value, headers, timestamp, with {@code Optional}
 * where Connect has null. A source that says more of a record than its value has {@link
 * dev.fairlead.api.record.TypedSourceRecord} as its type of values; a sink that needs more than the
 * value has {@link dev.fairlead.api.record.TypedSinkRecord}:
 *
 * <pre>{@code
 * record OrderKey(long id) {}
 *
 * record Order(String customer, @Default("1") int quantity) {}
 *
 * static TypedSourceRecord<OrderKey, Order> ordered(long id, String customer, Instant at) {
 *     return TypedSourceRecord.of(new OrderKey(id), new Order(customer, 1))
 *             .withTopic("orders")
 *             .withHeader("from", "shop")
 *             .withTimestamp(at);
 * }
 *
 * static String line(TypedSinkRecord<OrderKey, Order> record) {
 *     String from = record.headers().text("from").orElse("nowhere");
 *     return record.value()
 *             .map(order -> order.customer() + " ordered in " + from)
 *             .orElse("cancelled");
 * }
 * }</pre>
 *
 * <p>Everything here is immutable and may be used by any thread.
 */
@NullMarked
package dev.fairlead.api.record;

import org.jspecify.annotations.NullMarked;
