/** Classes that break the rules of the simulation package, to show that the rules notice. */
package dev.fairlead.testkit.simulation.planted;
