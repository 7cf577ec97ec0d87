/**
 * Message queues: one in memory, for connectors that are tests themselves. A message is handed out,
 * and stays the queue's until it is acknowledged; whoever has it when the connection is lost loses
 * it to the next reader.
 *
 * <p>Queues are thread-safe.
 */
@NullMarked
package dev.fairlead.testkit.world.queue;

import org.jspecify.annotations.NullMarked;
