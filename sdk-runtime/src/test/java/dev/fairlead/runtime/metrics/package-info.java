/** What the metrics show, and to whom. */
package dev.fairlead.runtime.metrics;
