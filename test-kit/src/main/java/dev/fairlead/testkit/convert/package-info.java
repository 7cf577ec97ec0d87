/**
 * Trials of converters and header converters: drawn data is written and read back, and each law
 * looks at what comes of it. A case is a pure function of its seed and number.
 */
@NullMarked
package dev.fairlead.testkit.convert;

import org.jspecify.annotations.NullMarked;
