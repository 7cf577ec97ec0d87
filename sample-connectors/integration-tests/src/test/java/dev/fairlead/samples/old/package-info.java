/** A plugin built with the SDK, on Apache's workers of several versions. */
package dev.fairlead.samples.old;
