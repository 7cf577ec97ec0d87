/** Plugins that hang or change, on our worker in a process of its own, by its REST API. */
package dev.fairlead.samples.hanging;
