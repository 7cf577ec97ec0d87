/**
 * Trials as tests of JUnit: one for each law, with the law's id in its name. Nothing here judges;
 * it shows what was judged.
 */
@NullMarked
package dev.fairlead.testkit.junit;

import org.jspecify.annotations.NullMarked;
