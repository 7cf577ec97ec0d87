/**
 * Faults of the network: a proxy to put in front of any server, {@link
 * dev.fairlead.testkit.network.TcpProxy}.
 */
@NullMarked
package dev.fairlead.testkit.network;

import org.jspecify.annotations.NullMarked;
