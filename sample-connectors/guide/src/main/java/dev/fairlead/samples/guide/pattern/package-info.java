/** The second step of docs/migrating.md: the same connector, extending the SDK's pattern. */
@NullMarked
package dev.fairlead.samples.guide.pattern;

import org.jspecify.annotations.NullMarked;
