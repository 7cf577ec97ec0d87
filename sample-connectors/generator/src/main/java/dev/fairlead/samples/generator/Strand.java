package dev.fairlead.samples.generator;

/** A source partition: one of the streams. */
public record Strand(int number) {}
