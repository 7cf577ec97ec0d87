/** Input that nobody should give: seeded, and as much of it as a build has time for. */
@NullMarked
package dev.fairlead.runtime.fuzz;

import org.jspecify.annotations.NullMarked;
