/** A small source that reads files as they come, right and wrong, and what the laws say of them. */
package dev.fairlead.testkit.world.spool;
