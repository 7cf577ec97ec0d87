/**
 * Trials of transformations and predicates: batches of drawn records go through them, and each law
 * looks at what comes out. A case is a pure function of its seed and number, which is what makes it
 * replayable.
 */
@NullMarked
package dev.fairlead.testkit.transform;

import org.jspecify.annotations.NullMarked;
