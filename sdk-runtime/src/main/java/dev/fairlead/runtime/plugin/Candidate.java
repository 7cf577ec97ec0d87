package dev.fairlead.runtime.plugin;

/** A class that is said to be a plugin; not loaded. */
record Candidate(String className, PluginSource source) {}
