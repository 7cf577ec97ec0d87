/**
 * Verdicts: what came of checking a plugin, the same for histories of connectors and for calls of
 * converters and transformations. Values only, which reports, certificates and the command read.
 */
@NullMarked
package dev.fairlead.testkit.verdict;

import org.jspecify.annotations.NullMarked;
