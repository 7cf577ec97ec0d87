/** A server of lines, and what reaches it through a world. */
package dev.fairlead.testkit.world.server;
