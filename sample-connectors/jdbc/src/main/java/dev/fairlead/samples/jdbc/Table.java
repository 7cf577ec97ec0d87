package dev.fairlead.samples.jdbc;

/** A source partition: a table. */
public record Table(String schema, String name) {}
