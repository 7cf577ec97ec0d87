package dev.fairlead.testkit.world;

/**
 * A world of which all instances are the same outside system, so that only one of them can be used
 * at a time. Law L8, which needs two, stays unchecked there.
 */
public interface SharedWorld {}
