/**
 * Delivery certificates: what a plugin promises and how it was judged, tied to its classes by a
 * hash, to lie in its jar as {@code META-INF/fairlead/delivery.json}. It is a summary for people
 * and builds, not a proof: nobody signs it.
 */
@NullMarked
package dev.fairlead.testkit.certificate;

import org.jspecify.annotations.NullMarked;
