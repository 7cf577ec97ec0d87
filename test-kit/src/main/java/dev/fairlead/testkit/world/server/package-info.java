/**
 * Servers that run already, whatever they are: the connector reaches them through a proxy, and the
 * test adds and looks on a way of its own.
 */
@NullMarked
package dev.fairlead.testkit.world.server;

import org.jspecify.annotations.NullMarked;
