package dev.fairlead.samples.files;

/**
 * A source partition: one file.
 *
 * @param path relative to the directory, so that the directory may move
 */
public record TextFile(String path) {}
