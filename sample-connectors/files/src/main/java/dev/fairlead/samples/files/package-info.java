/**
 * Two connectors for text files: {@link dev.fairlead.samples.files.FollowConnector} follows the
 * files of a directory, line by line; {@link dev.fairlead.samples.files.FileSink} writes lines to
 * files so that each is there exactly once. Both are meant to be read in one sitting.
 */
@NullMarked
package dev.fairlead.samples.files;

import org.jspecify.annotations.NullMarked;
