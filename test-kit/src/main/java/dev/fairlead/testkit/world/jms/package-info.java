/**
 * Message brokers: Apache ActiveMQ Classic in this JVM, one for all lives, which connectors reach
 * over TCP with a client of their own. Each life has a port and queues of its own.
 */
@NullMarked
package dev.fairlead.testkit.world.jms;

import org.jspecify.annotations.NullMarked;
