/** Delivery certificates. */
@NullMarked
package dev.fairlead.testkit.certificate;

import org.jspecify.annotations.NullMarked;
