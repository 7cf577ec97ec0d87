/** Faults in the classes of authors. */
@NullMarked
package dev.fairlead.testkit.mutation;

import org.jspecify.annotations.NullMarked;
