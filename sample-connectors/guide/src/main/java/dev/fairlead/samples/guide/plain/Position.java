package dev.fairlead.samples.guide.plain;

/** The source offset, as Apache's file source stores it: how many bytes were read. */
public record Position(long position) {}
