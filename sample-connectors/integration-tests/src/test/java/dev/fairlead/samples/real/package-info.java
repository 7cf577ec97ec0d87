/** Connectors, sound ones and some with a fault, on real workers that are killed. */
package dev.fairlead.samples.real;
