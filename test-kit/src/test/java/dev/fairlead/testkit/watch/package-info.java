/** How long the kit waits, without waiting for it. */
package dev.fairlead.testkit.watch;
