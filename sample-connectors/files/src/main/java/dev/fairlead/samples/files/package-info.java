/**
 * Four connectors for text files. {@link dev.fairlead.samples.files.FollowConnector} follows the
 * files of a directory, line by line; {@link dev.fairlead.samples.files.SpoolSource} reads files
 * that are put there as a whole. {@link dev.fairlead.samples.files.FileSink} writes lines to files
 * so that each is there exactly once; {@link dev.fairlead.samples.files.LatestSink} keeps a file
 * for each key. Each is meant to be read in one sitting.
 */
@NullMarked
package dev.fairlead.samples.files;

import org.jspecify.annotations.NullMarked;
