/**
 * Plugins whose settings say what they do. They are put into a jar, and run on Apache's worker and
 * on ours.
 */
package dev.fairlead.samples.compared.plugin;
