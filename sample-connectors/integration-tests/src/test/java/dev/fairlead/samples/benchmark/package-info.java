/**
 * Apache's standalone worker and ours side by side, each in a process of its own, with one broker:
 * how fast they start, how much they hold, what a record costs.
 */
package dev.fairlead.samples.benchmark;
