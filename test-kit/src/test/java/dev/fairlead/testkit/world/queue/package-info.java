/** Small connectors that use a queue, right and wrong ones, and what the laws say of them. */
package dev.fairlead.testkit.world.queue;
