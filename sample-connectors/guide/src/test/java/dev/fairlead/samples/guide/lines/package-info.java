/** How many lines authors write: counted, and compared with what docs/samples.md says. */
@NullMarked
package dev.fairlead.samples.guide.lines;

import org.jspecify.annotations.NullMarked;
