/** Small connectors that use JMS, right and wrong ones, and what the laws say of them. */
package dev.fairlead.testkit.world.jms;
