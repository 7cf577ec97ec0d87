/** The plugin that the benchmark runs on both workers: as little work as possible for a record. */
package dev.fairlead.samples.benchmark.plugin;
