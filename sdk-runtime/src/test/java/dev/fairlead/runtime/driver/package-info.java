/**
 * What a driver must do, whatever it drives with: contracts that the threaded drivers of the worker
 * and the simulating drivers of the test kit both pass. A driver's test extends a contract and
 * gives it a harness.
 */
package dev.fairlead.runtime.driver;
