/** What is put into the plugin path: a source that hangs where it is told, a changing provider. */
package dev.fairlead.samples.hanging.plugin;
