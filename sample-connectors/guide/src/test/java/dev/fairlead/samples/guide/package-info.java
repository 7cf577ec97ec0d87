/** What docs/guide promises, tested. */
@NullMarked
package dev.fairlead.samples.guide;

import org.jspecify.annotations.NullMarked;
