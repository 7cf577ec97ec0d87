/** What those workers run, packed as a jar. */
package dev.fairlead.samples.old.plugin;
