package dev.fairlead.testkit.mutant;

/**
 * A plugin with one fault.
 *
 * @param law the id of the law that must notice
 * @param name of the plugin
 * @param fault what is wrong with it
 */
public record Mutant(String law, String name, String fault) {}
