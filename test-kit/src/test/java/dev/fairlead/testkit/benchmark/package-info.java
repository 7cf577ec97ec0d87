/** How fast lives are lived: programs to run by hand or by the profile {@code benchmark}. */
package dev.fairlead.testkit.benchmark;
