/** Small connectors that use HTTP, right and wrong ones, and what the laws say of them. */
package dev.fairlead.testkit.world.http;
