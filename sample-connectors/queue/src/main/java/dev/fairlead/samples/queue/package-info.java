/**
 * Two connectors for message brokers that speak JMS: {@link dev.fairlead.samples.queue.QueueSource}
 * takes the messages of a queue, {@link dev.fairlead.samples.queue.QueueSink} sends messages to
 * one. The broker's client, which has the connection factory, lies beside the connector.
 */
@NullMarked
package dev.fairlead.samples.queue;

import org.jspecify.annotations.NullMarked;
