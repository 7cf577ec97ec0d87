/**
 * Lines go from a file through a topic to a file, while brokers, workers, connections and the disk
 * fail as a seed says; then the lines are counted. One thread does all of it.
 */
package dev.fairlead.samples.faults;
