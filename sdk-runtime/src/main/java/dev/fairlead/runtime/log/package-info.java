/**
 * The ports between tasks and the log: {@link dev.fairlead.runtime.log.OutboundLog} takes what
 * sources produce, {@link dev.fairlead.runtime.log.InboundLog} gives sinks what they consume.
 *
 * <p>Three implementations stand behind them and pass one contract: memory (for simulation), disk
 * (the embedded log) and Kafka. A port never calls into a task; it answers to the {@link
 * dev.fairlead.runtime.log.Delivery} or listener that it was handed.
 */
@NullMarked
package dev.fairlead.runtime.log;

import org.jspecify.annotations.NullMarked;
