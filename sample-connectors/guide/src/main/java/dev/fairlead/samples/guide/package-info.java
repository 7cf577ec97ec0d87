/**
 * What docs/guide tells of: readings of tide gauges come out of directories, pass a transformation
 * and a converter, and go into a directory. Each class is short enough for a page.
 */
@NullMarked
package dev.fairlead.samples.guide;

import org.jspecify.annotations.NullMarked;
