/**
 * The same scenarios on Apache's standalone worker and on ours, each in a process of its own, with
 * one real broker: what a user can see of both is compared, and differs only where
 * docs/differences.md says so.
 *
 * <p>A {@link dev.fairlead.samples.compared.Scenario} is a list of {@link
 * dev.fairlead.samples.compared.Step}s. What a step shows is a list of named values, {@link
 * dev.fairlead.samples.compared.Seen}. {@link dev.fairlead.samples.compared.Comparison} compares.
 * In the texts of a scenario {@code ~} begins the names of its connectors and topics, and {@code
 * {dir}} is its directory.
 */
package dev.fairlead.samples.compared;
