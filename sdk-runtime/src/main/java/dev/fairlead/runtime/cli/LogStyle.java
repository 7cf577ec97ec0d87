package dev.fairlead.runtime.cli;

/**
 * How the process logs.
 *
 * @param verbose whether details are logged
 * @param json whether for machines: an object of JSON on each line
 */
record LogStyle(boolean verbose, boolean json) {}
