package dev.fairlead.testkit.mutant;

/** A faulty plugin that a law must catch. */
public record Mutant(String law, String name, String fault) {}
