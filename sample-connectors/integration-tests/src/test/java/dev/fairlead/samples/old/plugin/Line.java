package dev.fairlead.samples.old.plugin;

/** A line of a file. */
public record Line(String text) {}
