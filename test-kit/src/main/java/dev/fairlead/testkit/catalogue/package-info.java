/**
 * The catalogue of laws: what a Kafka Connect plugin must keep so that no record is lost and none
 * appears that should not. Values only; the code that judges a law refers to its text here, and so
 * do reports and the pages of the documentation.
 */
@NullMarked
package dev.fairlead.testkit.catalogue;

import org.jspecify.annotations.NullMarked;
