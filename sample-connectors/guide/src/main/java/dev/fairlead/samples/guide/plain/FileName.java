package dev.fairlead.samples.guide.plain;

/** The source partition, as Apache's file source stores it. */
public record FileName(String filename) {}
