/** Faulty connectors: each breaks the law that it names, and must be caught. */
package dev.fairlead.testkit.mutant;
