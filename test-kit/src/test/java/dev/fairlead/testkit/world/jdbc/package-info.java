/** Small connectors that use JDBC, right and wrong ones, and what the laws say of them. */
package dev.fairlead.testkit.world.jdbc;
