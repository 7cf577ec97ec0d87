/**
 * The log of a Kafka cluster: a producer behind {@link dev.fairlead.runtime.log.OutboundLog}, a
 * consumer behind {@link dev.fairlead.runtime.log.InboundLog}, an admin client behind {@link
 * dev.fairlead.runtime.log.Topics}. The classes take finished client settings; where these come
 * from is not their concern. Deliveries are answered on the producer's I/O thread, everything of a
 * consumer happens on its task's thread.
 */
@NullMarked
package dev.fairlead.runtime.log.kafka;

import org.jspecify.annotations.NullMarked;
