package dev.fairlead.runtime.pipeline;

/** What becomes of a task when a record can't be handled ({@code errors.tolerance}). */
public enum Tolerance {
    /** The task fails. */
    NONE,
    /** The record is left out. */
    ALL
}
