/** Real workers, a real broker, real files: what a user sees of the samples. */
package dev.fairlead.samples.it;
