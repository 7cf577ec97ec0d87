/** Well-known plugins on our worker, by its command and its REST API, with a real broker. */
package dev.fairlead.samples.plugins;
