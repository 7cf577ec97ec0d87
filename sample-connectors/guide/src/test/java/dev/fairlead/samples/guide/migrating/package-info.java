/** What docs/migrating.md says of each step, tested. */
@NullMarked
package dev.fairlead.samples.guide.migrating;

import org.jspecify.annotations.NullMarked;
