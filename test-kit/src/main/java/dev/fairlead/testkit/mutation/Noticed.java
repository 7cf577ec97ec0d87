package dev.fairlead.testkit.mutation;

/**
 * A law that a mutant broke.
 *
 * @param law its id
 * @param statement what went wrong, with values
 */
public record Noticed(String law, String statement) {}
