/** Connectors that are made with the SDK, and what the laws say of them. */
package dev.fairlead.testkit.sdk;
