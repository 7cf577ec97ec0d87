/** Classes that break the rules of the kit, to show that the rules notice. */
package dev.fairlead.testkit.planted;
