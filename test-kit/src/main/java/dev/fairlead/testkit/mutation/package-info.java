/**
 * Tells authors how much the laws see of their connector: faults as authors of connectors make them
 * are put into its own classes, one at a time, as they are loaded, and the laws judge it again. A
 * fault that no law notices is either harmless, or happens where no schedule comes by.
 */
@NullMarked
package dev.fairlead.testkit.mutation;

import org.jspecify.annotations.NullMarked;
